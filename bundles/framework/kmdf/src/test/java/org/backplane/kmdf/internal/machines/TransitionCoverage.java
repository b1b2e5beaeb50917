package org.backplane.kmdf.internal.machines;

import org.backplane.kmdf.internal.machines.Machines.Machine;
import org.backplane.kmdf.internal.state.StateTable.Transition;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Says, when all tests of the bundle have run, which transitions of each machine they took, and
 * writes those that they did not to {@code target/transitions.txt}.
 */
public final class TransitionCoverage implements BeforeAllCallback, AutoCloseable {

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.create(TransitionCoverage.class))
                .computeIfAbsent("report", _ -> this);
    }

    @Override
    public void close() {
        List<String> untaken = new ArrayList<>();
        for (Machine machine : Machines.ALL) {
            report(machine, untaken);
        }
        try {
            Files.write(Path.of("target", "transitions.txt"), untaken);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void report(Machine machine, List<String> untaken) {
        int[] all = new int[2];
        int[] taken = new int[2];
        for (Transition<?, ?> each : machine.table().transitions()) {
            int kind = each.event() == null ? 1 : 0;
            all[kind]++;
            if (each.taken()) {
                taken[kind]++;
            } else {
                String name = MachineFacts.name(each);
                untaken.add(machine.table().name() + ": " + name + why(machine, name));
            }
        }
        System.out.printf(
                "%s: %d of %d event transitions taken (%d%%), %d of %d immediate ones (%d%%)%n",
                machine.table().name(),
                taken[0],
                all[0],
                100 * taken[0] / all[0],
                taken[1],
                all[1],
                all[1] == 0 ? 100 : 100 * taken[1] / all[1]);
    }

    private static String why(Machine machine, String name) {
        return machine.untaken().entrySet().stream()
                .filter(entry -> covers(entry.getValue(), name))
                .map(entry -> " (" + entry.getKey() + ")")
                .findFirst()
                .orElse("");
    }

    private static boolean covers(Set<String> names, String name) {
        return names.contains(name);
    }
}
