package org.backplane.kmdf.internal.machines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The transitions that tests cannot take, with the reasons: machines/UNTAKEN.md, read. */
final class Untaken {

    private static final Path FILE = Path.of("machines", "UNTAKEN.md");

    /** By machine and transition. */
    private final Map<String, Map<String, String>> reasons = new TreeMap<>();

    static Untaken read() {
        Untaken untaken = new Untaken();
        Map<String, String> machine = null;
        String reason = null;
        try {
            for (String line : Files.readAllLines(FILE)) {
                if (line.startsWith("## ")) {
                    machine = new TreeMap<>();
                    untaken.reasons.put(line.substring(3), machine);
                    reason = null;
                } else if (line.startsWith("- ") && machine != null) {
                    if (machine.put(line.substring(2), reason) != null || reason == null) {
                        throw new IllegalStateException(
                                FILE + " has twice, or without a reason: " + line);
                    }
                } else if (line.endsWith(":")) {
                    reason = line.substring(0, line.length() - 1);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + ", beside the module's POM", e);
        }
        return untaken;
    }

    /** The machines of which the file speaks. */
    Set<String> machines() {
        return reasons.keySet();
    }

    /** What it says of a machine: transitions and reasons. */
    Map<String, String> of(String machine) {
        return reasons.getOrDefault(machine, Map.of());
    }
}
