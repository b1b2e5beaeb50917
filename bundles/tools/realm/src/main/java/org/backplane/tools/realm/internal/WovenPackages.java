package org.backplane.tools.realm.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which classes the agent looks into. Names are those of class files, with slashes.
 *
 * @param named packages of the agent's argument, those below them included
 * @param plainFields whether their plain fields are accesses as well
 */
record WovenPackages(List<String> named, boolean plainFields) {

    private static final String FRAMEWORK = "org/backplane/";

    /** What simulates, and what drives the test, are not part of what is tested. */
    private static final List<String> OUTSIDE =
            List.of("org/backplane/runtime/", "org/backplane/tools/");

    private static final String FIELDS = "fields";

    /**
     * Reads the agent's argument: packages and {@code fields}, with commas between; may be null.
     */
    static WovenPackages parse(String argument) {
        List<String> named = new ArrayList<>();
        boolean fields = false;
        for (String word : argument == null ? new String[0] : argument.split(",")) {
            if (word.strip().equals(FIELDS)) {
                fields = true;
            } else if (!word.isBlank()) {
                named.add(word.strip().replace('.', '/') + "/");
            }
        }
        return new WovenPackages(List.copyOf(named), fields);
    }

    boolean contains(String className) {
        return isNamed(className)
                || (className.startsWith(FRAMEWORK) && !isIn(OUTSIDE.stream(), className));
    }

    boolean hasPlainFields(String className) {
        return plainFields && isNamed(className);
    }

    private boolean isNamed(String className) {
        return isIn(named.stream(), className);
    }

    private static boolean isIn(Stream<String> packages, String className) {
        return packages.anyMatch(className::startsWith);
    }
}
