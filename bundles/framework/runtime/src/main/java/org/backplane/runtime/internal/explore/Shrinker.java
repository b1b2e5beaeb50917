package org.backplane.runtime.internal.explore;

import static java.util.stream.Collectors.toSet;

import org.backplane.runtime.FailedRun;
import org.backplane.runtime.RecordedSchedule.Departure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Looks for a simpler schedule that fails alike: leaves out departures from the default order, ever
 * smaller parts of them (Zeller's delta debugging), then makes those that are left smaller. Where
 * several are left, it looks among the short schedules for one that nobody has come upon yet: most
 * bugs need one departure or two, but seldom any of those of a random run.
 */
public final class Shrinker {

    private final Attempts attempts;

    /**
     * Begins with a failed run.
     *
     * @param tries the most runs to make
     * @param work about the most that these runs may cost, as {@link Trial} counts it
     */
    public Shrinker(FailedRun failed, int tries, long work, Trial trial) {
        attempts = new Attempts(failed, tries, work, trial);
    }

    /** The simplest found. */
    public FailedRun shrink() {
        reduce();
        if (attempts.departures().size() > 1) {
            searchShort();
            reduce();
        }
        return attempts.best();
    }

    private void reduce() {
        boolean simpler = true;
        while (simpler && !attempts.areSpent()) {
            simpler = leaveOutAnchored();
            simpler |= leaveOut();
            simpler |= makeSmaller();
        }
    }

    /** So that what is left still means the same where the choices before are others. */
    private boolean leaveOutAnchored() {
        boolean simpler = false;
        List<Anchor> anchors = anchors();
        for (int part = anchors.size(); part > 0; part /= 2) {
            for (int end = anchors.size(); end > 0; end -= part) {
                end = Math.min(end, anchors.size());
                List<Anchor> fewer = new ArrayList<>(anchors);
                fewer.subList(Math.max(0, end - part), end).clear();
                if (attempts.attempt(new AnchoredStrategy(fewer))) {
                    simpler = true;
                    anchors = fewer;
                }
            }
        }
        return simpler;
    }

    /** Those of the simplest found, which is run again for that. */
    private List<Anchor> anchors() {
        AnchorReader reader = new AnchorReader(new ReplayStrategy(attempts.best().schedule()));
        attempts.attempt(reader);
        return reader.anchors();
    }

    private boolean leaveOut() {
        boolean simpler = false;
        for (int part = departures().size(); part > 0; part /= 2) {
            // From the end, because what is left out there does not disturb the choices before.
            for (int end = departures().size(); end > 0; end -= part) {
                end = Math.min(end, departures().size());
                List<Departure> fewer = new ArrayList<>(departures());
                fewer.subList(Math.max(0, end - part), end).clear();
                simpler |= attempts.attempt(fewer);
            }
        }
        return simpler;
    }

    private boolean makeSmaller() {
        boolean simpler = false;
        for (int i = 0; i < departures().size(); i++) {
            for (int taken = 1; taken < departures().get(i).taken(); taken++) {
                List<Departure> smaller = new ArrayList<>(departures());
                smaller.set(i, new Departure(smaller.get(i).choice(), taken));
                if (attempts.attempt(smaller)) {
                    simpler = true;
                    break;
                }
            }
        }
        return simpler;
    }

    /** Shorter ones first; among those of one length, first those most like what was found. */
    private void searchShort() {
        List<Anchor> anchors = anchors();
        Set<Anchor> pairs = anchors.stream().map(Shrinker::anywhere).collect(toSet());
        Set<String> taken = anchors.stream().map(Anchor::taken).collect(toSet());
        List<ShortSearch> searches =
                List.of(
                        search((first, other) -> pairs.contains(new Anchor(first, 0, other))),
                        search((first, other) -> taken.contains(other)),
                        search((first, other) -> true));
        for (int most = 1; most < departures().size(); most++) {
            for (ShortSearch search : searches) {
                if (search.search(most)) {
                    return;
                }
            }
        }
    }

    private ShortSearch search(BiPredicate<String, String> guide) {
        return new ShortSearch(attempts, guide);
    }

    private static Anchor anywhere(Anchor anchor) {
        return new Anchor(anchor.passedOver(), 0, anchor.taken());
    }

    private List<Departure> departures() {
        return attempts.departures();
    }
}
