package org.backplane.itests.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of rules, read. */
final class RuleBook {

    private static final Pattern RULE = Pattern.compile("^- \\*\\*([A-Z]{2}-\\d+)\\*\\* (.+)$");
    private static final String DEVIATION = "*Not here:*";

    private final Map<String, String> rules = new LinkedHashMap<>();

    /** Reads a file that lies beside the module's POM. */
    static RuleBook read(String file) {
        RuleBook book = new RuleBook();
        try {
            for (String line : Files.readAllLines(Path.of(file))) {
                Matcher rule = RULE.matcher(line);
                if (rule.matches() && book.rules.put(rule.group(1), rule.group(2)) != null) {
                    throw new IllegalStateException(file + " has " + rule.group(1) + " twice");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + ", beside the module's POM", e);
        }
        return book;
    }

    /** All numbers. */
    Set<String> numbers() {
        return rules.keySet();
    }

    /** The numbers of the rules that do not hold, with a reason. */
    Set<String> deviations() {
        Set<String> deviations = new TreeSet<>();
        rules.forEach((number, text) -> {
            if (text.contains(DEVIATION)) {
                deviations.add(number);
            }
        });
        return deviations;
    }
}
