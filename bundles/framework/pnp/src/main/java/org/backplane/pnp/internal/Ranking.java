package org.backplane.pnp.internal;

import org.backplane.pnp.DriverCandidate;
import org.backplane.pnp.DriverRank;
import org.backplane.pnp.RankedDriver;
import org.backplane.pnp.StackRole;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Windows' rule for which driver fits a device best.
 *
 * <p>The {@link DriverRank} decides. Equal ranks are decided by date, then by version, and then,
 * where Windows leaves it open, by name, so that the order is total.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> nothing; pure functions.
 */
final class Ranking {

    private static final Comparator<DriverCandidate> NEWEST_FIRST =
            Comparator.comparing(DriverCandidate::date)
                    .thenComparing(DriverCandidate::version, Ranking::compareVersions)
                    .reversed();

    private static final Comparator<DriverCandidate> BY_NAME =
            Comparator.comparing(DriverCandidate::name).thenComparing(DriverCandidate::packageId);

    private static final Comparator<Match> BEST_FIRST =
            Comparator.comparing(Match::rank)
                    .thenComparing(Match::driver, NEWEST_FIRST)
                    .thenComparing(Match::driver, BY_NAME);

    private record Match(DriverCandidate driver, DriverRank rank) {}

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
        return matches(device, candidates).stream().map(Match::driver).toList();
    }

    /**
     * The function drivers that match, best first, with the reasons.
     *
     * @param installed the one that the device has; null for none
     */
    static List<RankedDriver> explained(
            DeviceIds device, List<DriverCandidate> candidates, DriverCandidate installed) {
        List<Match> matches = matches(device, candidates);
        List<RankedDriver> explained = new ArrayList<>();
        for (int i = 0; i < matches.size(); i++) {
            Match match = matches.get(i);
            explained.add(
                    new RankedDriver(
                            match.driver(),
                            match.rank(),
                            i == 0,
                            match.driver().equals(installed),
                            i == 0 ? "" : whyWorse(match, matches.getFirst())));
        }
        return explained;
    }

    /** The first part in which they differ decides. */
    private static String whyWorse(Match loser, Match best) {
        DriverRank lost = loser.rank();
        DriverRank won = best.rank();
        DriverCandidate other = best.driver();
        if (lost.signature() != won.signature()) {
            return "its signature score %02X is worse than %02X of %s"
                    .formatted(
                            lost.signature().score(), won.signature().score(), other.packageId());
        }
        if (lost.featureScore() != won.featureScore()) {
            return "its feature score %02X is worse than %02X of %s"
                    .formatted(lost.featureScore(), won.featureScore(), other.packageId());
        }
        if (lost.identifierScore() != won.identifierScore()) {
            return "its identifier score %04X is worse than %04X of %s, which matches %s"
                    .formatted(
                            lost.identifierScore(),
                            won.identifierScore(),
                            other.packageId(),
                            won.id());
        }
        if (!loser.driver().date().equals(other.date())) {
            return "its rank is equal to that of %s, and its date %s is earlier than %s"
                    .formatted(other.packageId(), date(loser.driver()), date(other));
        }
        if (compareVersions(loser.driver().version(), other.version()) != 0) {
            return "its rank and date are equal to those of %s, and its version %s is lower than %s"
                    .formatted(other.packageId(), version(loser.driver()), version(other));
        }
        return "its rank, date and version are equal to those of %s, whose name comes first"
                .formatted(other.packageId());
    }

    private static String date(DriverCandidate driver) {
        return driver.date().equals(LocalDate.EPOCH) ? "(none)" : driver.date().toString();
    }

    private static String version(DriverCandidate driver) {
        return driver.version().stream().map(String::valueOf).collect(Collectors.joining("."));
    }

    private static List<Match> matches(DeviceIds device, List<DriverCandidate> candidates) {
        List<Match> matches = new ArrayList<>();
        for (DriverCandidate candidate : candidates) {
            if (candidate.role() == StackRole.FUNCTION) {
                rank(device, candidate).ifPresent(rank -> matches.add(new Match(candidate, rank)));
            }
        }
        matches.sort(BEST_FIRST);
        return matches;
    }

    /** The rank; empty if the candidate does not match. */
    static Optional<DriverRank> rank(DeviceIds device, DriverCandidate candidate) {
        return DriverRank.of(device.hardwareIds(), device.compatibleIds(), candidate);
    }

    /**
     * The filters of one place, lowest first. By name: independent packages cannot know of one
     * another, so nothing better is to be had, and it is the same at every start.
     */
    private static List<DriverCandidate> filters(List<DriverCandidate> matching, StackRole place) {
        if (!has(matching, place)) {
            return List.of();
        }
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

    private static boolean has(List<DriverCandidate> matching, StackRole place) {
        for (DriverCandidate candidate : matching) {
            if (candidate.role() == place) {
                return true;
            }
        }
        return false;
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
