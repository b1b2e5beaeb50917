package org.backplane.registry.internal;

import org.backplane.registry.RegistryLimits;
import org.backplane.status.Status;
import org.backplane.status.StatusException;

import java.util.List;
import java.util.Locale;

/**
 * A path that has been checked.
 *
 * @param display as it is shown
 * @param key as keys are compared: in upper case, with {@link #SEPARATOR} for the backslash, so
 *     that a key, what is below it, and what comes after it follow each other in this order
 */
record KeyPath(String display, String key) {

    /** Sorts before every character that a name may have. */
    static final char SEPARATOR = '\u0001';

    /** The smallest string that is greater than whatever is below a key, put after the key. */
    static final char AFTER_SUBTREE = SEPARATOR + 1;

    private static final String ROOT = "HKLM";
    private static final List<String> ROOTS =
            List.of(ROOT, "HKEY_LOCAL_MACHINE", "\\Registry\\Machine");

    static KeyPath parse(String path) {
        String rest = null;
        for (String root : ROOTS) {
            if (path.regionMatches(true, 0, root, 0, root.length())
                    && (path.length() == root.length() || path.charAt(root.length()) == '\\')) {
                rest = path.substring(root.length());
                break;
            }
        }
        if (rest == null) {
            throw invalid(path, "it does not begin with HKLM, the only root there is");
        }
        if (rest.length() > RegistryLimits.PATH) {
            throw invalid(
                    path,
                    "it has %d characters, and %d is the limit"
                            .formatted(rest.length(), RegistryLimits.PATH));
        }
        checkNames(path, rest);
        String display = ROOT + rest;
        return new KeyPath(display, key(display));
    }

    private static void checkNames(String path, String rest) {
        int depth = 0;
        int from = 0;
        while (from < rest.length()) {
            int end = rest.indexOf('\\', from + 1);
            end = end < 0 ? rest.length() : end;
            checkName(path, rest.substring(from + 1, end));
            from = end;
            depth++;
        }
        if (depth > RegistryLimits.DEPTH) {
            throw invalid(
                    path,
                    "it has %d levels, and %d is the limit".formatted(depth, RegistryLimits.DEPTH));
        }
    }

    private static void checkName(String path, String name) {
        if (name.isEmpty()) {
            throw invalid(path, "it has an empty name, before, between or after backslashes");
        }
        if (name.length() > RegistryLimits.KEY_NAME) {
            throw invalid(
                    path,
                    "the name \"%s...\" has %d characters, and %d is the limit"
                            .formatted(
                                    name.substring(0, 20), name.length(), RegistryLimits.KEY_NAME));
        }
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) < ' ') {
                throw invalid(
                        path,
                        "character %d of the name \"%s\" is the control character U+%04X"
                                .formatted(i + 1, printable(name), (int) name.charAt(i)));
            }
        }
    }

    /** What cannot be printed would be a riddle in a message. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    static String key(String path) {
        return path.toUpperCase(Locale.ROOT).replace('\\', SEPARATOR);
    }

    /** Whether it is the root, which is always there and cannot go. */
    boolean isRoot() {
        return display.length() == ROOT.length();
    }

    /** The key above; only for one that is not the root. */
    KeyPath parent() {
        // Upper case may have more characters than lower case has: the two cannot share an index.
        return new KeyPath(
                display.substring(0, display.lastIndexOf('\\')),
                key.substring(0, key.lastIndexOf(SEPARATOR)));
    }

    private static StatusException invalid(String path, String clause) {
        String shown = printable(path.length() <= 80 ? path : path.substring(0, 80) + "...");
        return new StatusException(
                Status.OBJECT_NAME_INVALID,
                "\"%s\" is no path of the registry: %s. A path is, for example,"
                                .formatted(shown, clause)
                        + " HKLM\\SYSTEM\\CurrentControlSet\\Enum.");
    }

    @Override
    public String toString() {
        return display;
    }
}
