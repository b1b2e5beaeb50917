package org.backplane.tools.realm;

import org.backplane.runtime.Exploration;
import org.backplane.runtime.ExplorationReport;
import org.backplane.runtime.FailedRun;
import org.backplane.runtime.RecordedSchedule;
import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.verifier.FaultPlan;

import java.util.function.Consumer;

/**
 * Runs a test under many schedules, each in a realm of its own, up to the first that fails.
 *
 * <pre>{@code
 * DriverRealm.explore(realm -> { ... }).preemptive().byPriorities(1000, 2);
 * }</pre>
 *
 * <p>A failure is an {@link AssertionError} that says what was wrong, under which seed or schedule,
 * what the shortest schedule is that could be found to fail alike, in which line it replays, and
 * what happened in it, step by step in virtual time.
 *
 * <p><b>Level:</b> outside of any realm. <b>Serialised by:</b> the caller.
 */
public final class RealmExploration {

    private final Exploration exploration;
    private String replayedBy = "DriverRealm.replay(\"%s\", test);";
    private String failingReplayedBy = "DriverRealm.replay(\"%s\", FaultPlan.failing(%d), test);";

    /** The call of a driver that is failed; 0 for none. */
    private int failing;

    /** The most calls that can fail of any run with the present {@link #failing}. */
    private int failable;

    /** The call that was failed in the last run, in words. */
    private String failed;

    /** Hears of the next run; null for nobody. */
    private RealmTrace trace;

    RealmExploration(Consumer<DriverRealm> test) {
        exploration = Exploration.of(dispatcher -> run(dispatcher, test));
    }

    private void run(SimulatedDispatcher dispatcher, Consumer<DriverRealm> test) {
        FaultPlan faults = failing == 0 ? null : FaultPlan.failing(failing);
        try {
            DriverRealm.run(dispatcher, new RealmWatch(trace, faults), test);
        } finally {
            if (faults != null) {
                failable = Math.max(failable, faults.calls());
                failed = faults.failed();
            }
        }
    }

    /**
     * Lets others run also where the framework takes or releases a lock or sets an event, and so
     * comes upon races inside it.
     */
    public RealmExploration preemptive() {
        exploration.preemptive();
        return this;
    }

    /**
     * Lets others run also before every access to a volatile field, an atomic or a concurrent
     * collection, and so comes upon races between single instructions. Needs the realm's agent:
     * {@code -javaagent:<path of the org.backplane.tools.realm jar>=<packages of drivers>}, with
     * {@code fields} among the packages for plain fields as well, see {@link
     * org.backplane.runtime.Interleaving}.
     */
    public RealmExploration interleaved() {
        exploration.interleaved();
        return this;
    }

    /** The seed of the random numbers, or the first of the seeds; 0 if not set. */
    public RealmExploration seed(long seed) {
        exploration.seed(seed);
        return this;
    }

    /**
     * Sets the line that a failure is replayed by; {@code %s} in it stands for the schedule.
     *
     * @param failing the same where a call was failed; {@code %d} in it stands for its number
     */
    RealmExploration replayedBy(String line, String failing) {
        replayedBy = line;
        failingReplayedBy = failing;
        return this;
    }

    /** Ends {@link #exhaustively} after so many schedules; 100,000 if not set. */
    public RealmExploration atMost(int schedules) {
        exploration.atMost(schedules);
        return this;
    }

    /** Keeps {@link #exhaustively} to schedules that depart from the default order so often. */
    public RealmExploration departures(int most) {
        exploration.departures(most);
        return this;
    }

    /** Runs every schedule there is. */
    public ExplorationReport exhaustively() {
        ExplorationReport report = exploration.exhaustively();
        return passed(report, "schedule " + report.schedules());
    }

    /** Runs {@code seeds} seeds, with even chances wherever there is a choice. */
    public ExplorationReport randomly(int seeds) {
        return passed(exploration.randomly(seeds), seeds);
    }

    /** Runs {@code seeds} seeds, each with other priorities that change {@code changes} times. */
    public ExplorationReport byPriorities(int seeds, int changes) {
        return passed(exploration.byPriorities(seeds, changes), seeds);
    }

    /** Fails each call under one seed, see {@link #failingEachDdi(int)}. */
    public int failingEachDdi() {
        return failingEachDdi(1);
    }

    /**
     * Fails each call of a driver that can fail, one a run: the first, then the second, until a run
     * has fewer. Each run must pass, so the test has to bear that a device has a problem; the
     * problem names the call that was failed, and {@link DriverRealm#assertQuiescent} bears it too.
     *
     * @param seeds how many seeds each call is failed under
     * @return how many calls were failed
     */
    public int failingEachDdi(int seeds) {
        do {
            failing++;
            failable = 0;
            FailedRun failure = exploration.randomly(seeds).failure();
            if (failure != null) {
                FailureStory story = new FailureStory(this, failure);
                throw story.error(
                        "with call %d of those that can fail, %s, failed"
                                .formatted(failing, failed),
                        schedule -> failingReplayedBy.formatted(schedule, failing));
            }
        } while (failable >= failing);
        int last = failing - 1;
        failing = 0;
        return last;
    }

    private ExplorationReport passed(ExplorationReport report, int seeds) {
        return report.failure() == null
                ? report
                : passed(report, "seed " + report.failure().schedule().seed() + " of " + seeds);
    }

    private ExplorationReport passed(ExplorationReport report, String which) {
        if (report.failure() != null) {
            throw new FailureStory(this, report.failure()).error(which, replayedBy::formatted);
        }
        return report;
    }

    FailedRun shrink(FailedRun found, int tries) {
        return exploration.shrink(found, tries);
    }

    /** What is told of a run that is run once more. */
    RealmTrace trace(RecordedSchedule schedule) {
        RealmTrace told = new RealmTrace();
        trace = told;
        exploration.replay(schedule, told);
        trace = null;
        return told;
    }
}
