package org.backplane.runtime.internal.explore;

import org.backplane.runtime.FailedRun;
import org.backplane.runtime.RecordedSchedule;
import org.backplane.runtime.RecordedSchedule.Departure;
import org.backplane.runtime.ScheduleStrategy;

import java.util.List;

/** Runs schedules, within a number of tries and an amount of work, and keeps the simplest found. */
final class Attempts {

    private final Trial trial;
    private int triesLeft;
    private long workLeft;
    private FailedRun best;

    /** Begins with a failed run, which others must be like. */
    Attempts(FailedRun failed, int tries, long work, Trial trial) {
        best = failed;
        triesLeft = tries;
        workLeft = work;
        this.trial = trial;
    }

    FailedRun best() {
        return best;
    }

    /** The departures of the simplest found. */
    List<Departure> departures() {
        return best.schedule().departures();
    }

    boolean areSpent() {
        return triesLeft <= 0 || workLeft <= 0;
    }

    int triesLeft() {
        return triesLeft;
    }

    /** Makes these departures, by their numbers; true if the run is the simplest now. */
    boolean attempt(List<Departure> departures) {
        return attempt(new ReplayStrategy(best.schedule().withDepartures(departures)));
    }

    /** Runs what {@code strategy} chooses; true if it is the simplest now. */
    boolean attempt(ScheduleStrategy strategy) {
        if (areSpent()) {
            return false;
        }
        Trial.Outcome outcome = trial.run(strategy);
        triesLeft--;
        workLeft -= outcome.work();
        FailedRun failed = outcome.failed();
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
