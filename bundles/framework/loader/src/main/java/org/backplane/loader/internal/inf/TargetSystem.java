package org.backplane.loader.internal.inf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The system that INF files are read for: what decorations such as {@code NTamd64.10.0...16299} are
 * held against.
 *
 * @param architecture amd64 or arm64, for example
 */
record TargetSystem(String architecture, int major, int minor, int build) {

    private static final List<String> ARCHITECTURES =
            List.of("x86", "amd64", "arm64", "arm", "ia64");

    /** The version of Windows whose driver model this is. */
    static TargetSystem current() {
        String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return new TargetSystem(name.equals("aarch64") ? "arm64" : name, 10, 0, 26_100);
    }

    /**
     * How specific a decoration that fits this system is, to be compared; empty if it does not fit,
     * or is none.
     */
    Optional<List<Integer>> specificity(String decoration) {
        String[] parts = decoration.strip().toLowerCase(Locale.ROOT).split("\\.", -1);
        if (!parts[0].startsWith("nt") || parts.length > 6) {
            return Optional.empty();
        }
        String wanted = parts[0].substring(2);
        if (!wanted.isEmpty()
                && (!ARCHITECTURES.contains(wanted) || !wanted.equals(architecture))) {
            return Optional.empty();
        }
        int[] numbers = new int[parts.length];
        for (int i = 1; i < parts.length; i++) {
            numbers[i] = number(parts[i]);
            if (numbers[i] < 0) {
                return Optional.empty();
            }
        }
        List<Integer> version = List.of(part(numbers, 1), part(numbers, 2), part(numbers, 5));
        if (compare(version, List.of(major, minor, build)) > 0) {
            return Optional.empty();
        }
        List<Integer> specificity = new ArrayList<>(version);
        specificity.add(wanted.isEmpty() ? 0 : 1);
        return Optional.of(specificity);
    }

    private static int part(int[] numbers, int index) {
        return index < numbers.length ? numbers[index] : 0;
    }

    /** Empty is 0; what is no number is -1. */
    private static int number(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        if (text.length() > 9) {
            return -1;
        }
        try {
            boolean hexadecimal = text.startsWith("0x");
            return Integer.parseUnsignedInt(
                    hexadecimal ? text.substring(2) : text, hexadecimal ? 16 : 10);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    static int compare(List<Integer> one, List<Integer> other) {
        for (int i = 0; i < one.size(); i++) {
            int difference = Integer.compare(one.get(i), other.get(i));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }
}
