package org.backplane.pnp.internal;

import org.backplane.pnp.DriverCandidate;
import org.backplane.pnp.StackRole;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/**
 * Windows' rule for which driver fits a device best.
 *
 * <p>A rank is {@code 0xSSGGTHHH}, and less is better: signature score (none yet, so always the
 * best), feature score (always the default), and the identifier score, which says what kind of ID
 * matches which and how far down in the lists. Equal ranks are decided by date, then by version,
 * and then, where Windows leaves it open, by name, so that the order is total.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> nothing; pure functions.
 */
final class Ranking {

    private static final int DEFAULT_FEATURE_SCORE = 0x00FF_0000;
    private static final int HARDWARE_TO_HARDWARE = 0x0000;
    private static final int HARDWARE_TO_COMPATIBLE = 0x1000;
    private static final int COMPATIBLE_TO_HARDWARE = 0x2000;
    private static final int COMPATIBLE_TO_COMPATIBLE = 0x3000;

    /** What one place in the driver's list of compatible IDs costs, between compatible IDs only. */
    private static final int DRIVER_INDEX = 0x100;

    private static final Comparator<DriverCandidate> NEWEST_FIRST =
            Comparator.comparing(DriverCandidate::date)
                    .thenComparing(DriverCandidate::version, Ranking::compareVersions)
                    .reversed();

    private static final Comparator<DriverCandidate> BY_NAME =
            Comparator.comparing(DriverCandidate::name).thenComparing(DriverCandidate::packageId);

    private Ranking() {}

    /**
     * The best function driver with all filters, each filter in its newest version. On each side of
     * the function driver the device's filters come first and those of its class lie above them.
     *
     * @param classFilters those of a class
     */
    static DriverChoice choose(
            DeviceIds device,
            List<DriverCandidate> candidates,
            Function<String, List<DriverCandidate>> classFilters) {
        List<DriverCandidate> functions = ranked(device, candidates);
        if (functions.isEmpty()) {
            return DriverChoice.NONE;
        }
        DriverCandidate function = functions.getFirst();
        List<DriverCandidate> ofDevice =
                candidates.stream().filter(one -> rank(device, one).isPresent()).toList();
        List<DriverCandidate> ofClass = classFilters.apply(function.deviceClass());
        List<DriverCandidate> stack = new ArrayList<>();
        stack.addAll(filters(ofDevice, StackRole.LOWER_FILTER));
        stack.addAll(filters(ofClass, StackRole.CLASS_LOWER_FILTER));
        stack.add(function);
        stack.addAll(filters(ofDevice, StackRole.UPPER_FILTER));
        stack.addAll(filters(ofClass, StackRole.CLASS_UPPER_FILTER));
        return new DriverChoice(stack);
    }

    /** The function drivers that match, best first. */
    static List<DriverCandidate> ranked(DeviceIds device, List<DriverCandidate> candidates) {
        return candidates.stream()
                .filter(candidate -> candidate.role() == StackRole.FUNCTION)
                .filter(candidate -> rank(device, candidate).isPresent())
                .sorted(
                        Comparator.<DriverCandidate>comparingInt(
                                        candidate -> rank(device, candidate).orElseThrow())
                                .thenComparing(NEWEST_FIRST)
                                .thenComparing(BY_NAME))
                .toList();
    }

    /** The rank; empty if the candidate does not match. */
    static OptionalInt rank(DeviceIds device, DriverCandidate candidate) {
        List<String> hardware = keys(candidate.hardwareIds());
        List<String> compatible = keys(candidate.compatibleIds());
        int best = Integer.MAX_VALUE;
        List<String> own = keys(device.hardwareIds());
        for (int i = 0; i < own.size(); i++) {
            if (hardware.contains(own.get(i))) {
                best = Math.min(best, HARDWARE_TO_HARDWARE + i);
            }
            if (compatible.contains(own.get(i))) {
                best = Math.min(best, HARDWARE_TO_COMPATIBLE + i);
            }
        }
        own = keys(device.compatibleIds());
        for (int i = 0; i < own.size(); i++) {
            if (hardware.contains(own.get(i))) {
                best = Math.min(best, COMPATIBLE_TO_HARDWARE + i);
            }
            int index = compatible.indexOf(own.get(i));
            if (index >= 0) {
                best = Math.min(best, COMPATIBLE_TO_COMPATIBLE + i + DRIVER_INDEX * index);
            }
        }
        return best == Integer.MAX_VALUE
                ? OptionalInt.empty()
                : OptionalInt.of(DEFAULT_FEATURE_SCORE + best);
    }

    /**
     * The filters of one place, lowest first. By name: independent packages cannot know of one
     * another, so nothing better is to be had, and it is the same at every start.
     */
    private static List<DriverCandidate> filters(List<DriverCandidate> matching, StackRole place) {
        List<DriverCandidate> filters = new ArrayList<>();
        Set<String> names = new HashSet<>();
        matching.stream()
                .filter(candidate -> candidate.role() == place)
                .sorted(
                        Comparator.comparing(DriverCandidate::name)
                                .thenComparing(NEWEST_FIRST)
                                .thenComparing(BY_NAME))
                .filter(candidate -> names.add(candidate.name()))
                .forEach(filters::add);
        return filters;
    }

    private static List<String> keys(List<String> ids) {
        return ids.stream().map(DeviceIds::key).toList();
    }

    private static int compareVersions(List<Integer> one, List<Integer> other) {
        for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
            int difference = Integer.compare(part(one, i), part(other, i));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private static int part(List<Integer> version, int index) {
        return index < version.size() ? version.get(index) : 0;
    }
}
