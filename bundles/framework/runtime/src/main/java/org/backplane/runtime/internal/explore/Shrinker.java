package org.backplane.runtime.internal.explore;

import org.backplane.runtime.FailedRun;
import org.backplane.runtime.RecordedSchedule;
import org.backplane.runtime.RecordedSchedule.Departure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Looks for a simpler schedule that fails alike: leaves out departures from the default order, ever
 * smaller parts of them (Zeller's delta debugging), then makes those that are left smaller.
 */
public final class Shrinker {

    private final Function<RecordedSchedule, FailedRun> replay;
    private int triesLeft;
    private FailedRun best;

    /**
     * Begins with a failed run.
     *
     * @param replay runs a schedule; null if it does not fail
     */
    public Shrinker(FailedRun failed, int tries, Function<RecordedSchedule, FailedRun> replay) {
        best = failed;
        triesLeft = tries;
        this.replay = replay;
    }

    /** The simplest found. */
    public FailedRun shrink() {
        boolean simpler = true;
        while (simpler && triesLeft > 0) {
            simpler = leaveOut();
            simpler |= makeSmaller();
        }
        return best;
    }

    private boolean leaveOut() {
        boolean simpler = false;
        for (int part = departures().size(); part > 0; part /= 2) {
            // From the end, because what is left out there does not disturb the choices before.
            for (int end = departures().size(); end > 0; end -= part) {
                end = Math.min(end, departures().size());
                List<Departure> fewer = new ArrayList<>(departures());
                fewer.subList(Math.max(0, end - part), end).clear();
                simpler |= attempt(fewer);
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
                if (attempt(smaller)) {
                    simpler = true;
                    break;
                }
            }
        }
        return simpler;
    }

    private List<Departure> departures() {
        return best.schedule().departures();
    }

    private boolean attempt(List<Departure> departures) {
        if (triesLeft == 0) {
            return false;
        }
        triesLeft--;
        FailedRun failed = replay.apply(best.schedule().withDepartures(departures));
        if (failed == null || !failed.isLike(best) || !isSimpler(failed.schedule())) {
            return false;
        }
        best = failed;
        return true;
    }

    /** What was recorded counts, not what was asked for: some of that may not have been ready. */
    private boolean isSimpler(RecordedSchedule schedule) {
        int fewer = departures().size() - schedule.departures().size();
        return fewer > 0 || (fewer == 0 && weight(schedule) < weight(best.schedule()));
    }

    private static long weight(RecordedSchedule schedule) {
        return schedule.departures().stream().mapToLong(Departure::taken).sum();
    }
}
