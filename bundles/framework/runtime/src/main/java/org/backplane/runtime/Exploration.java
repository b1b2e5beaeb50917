package org.backplane.runtime;

import org.backplane.runtime.internal.VirtualThread;
import org.backplane.runtime.internal.explore.DepthFirst;
import org.backplane.runtime.internal.explore.Shrinker;
import org.backplane.runtime.internal.explore.Trial;

import java.util.function.Consumer;

/**
 * Runs a scenario under many schedules, up to the first that fails: all there are, or a number of
 * random ones.
 *
 * <pre>{@code
 * Exploration exploration = Exploration.of(dispatcher -> { ... }).preemptive();
 * ExplorationReport report = exploration.exhaustively();
 * if (report.failure() != null) {
 *     System.out.println(exploration.shrink(report.failure(), 1000).schedule());
 * }
 * }</pre>
 *
 * <p>The scenario gets a new dispatcher each time, which is closed afterwards; it fails if it, or a
 * task, throws. All else that it depends on it must make anew.
 *
 * <p><b>Level:</b> outside of any dispatcher. <b>Serialised by:</b> the caller.
 */
public final class Exploration {

    /** Of thousands of usual runs, or of a few that end only because nobody stops them. */
    private static final long WORK_OF_SHRINKING = 300_000_000;

    private final Consumer<SimulatedDispatcher> scenario;
    private SimulationOptions options = SimulationOptions.seeded(0);
    private int mostSchedules = 100_000;
    private int mostDepartures = Integer.MAX_VALUE;
    private boolean sharingThroughDispatcher;

    private Exploration(Consumer<SimulatedDispatcher> scenario) {
        this.scenario = scenario;
    }

    /** Will run {@code scenario}. */
    public static Exploration of(Consumer<SimulatedDispatcher> scenario) {
        return new Exploration(scenario);
    }

    /** Adds preemption points at uses of the dispatcher. */
    public Exploration preemptive() {
        options = options.withPreemption();
        return this;
    }

    /**
     * Adds preemption points at every access to what tasks may share, see {@link Interleaving}.
     * Runs have many more choices then, most of which do not matter: {@link #byPriorities} makes
     * the most of it.
     */
    public Exploration interleaved() {
        options = options.withInterleaving();
        return this;
    }

    /** The seed of the random numbers, or the first of the seeds; 0 if not set. */
    public Exploration seed(long seed) {
        options = options.withSeed(seed);
        return this;
    }

    /** Stops after so many runs; 100,000 if not set. */
    public Exploration atMost(int schedules) {
        mostSchedules = schedules;
        return this;
    }

    /**
     * Leaves out schedules that depart from the default order more than {@code most} times; most
     * bugs need only one or two departures.
     */
    public Exploration departures(int most) {
        mostDepartures = most;
        return this;
    }

    /**
     * Declares that what tasks share, they share through the dispatcher: data that one task writes
     * and another one uses is touched only under a lock of the dispatcher, or handed over with an
     * event, a post or a timer. Steps that touch no common lock, event, task or timer can then
     * change places without anybody noticing, and of the schedules that differ only in such pairs
     * {@link #exhaustively} runs one. Steps of main count as touching everything.
     *
     * <p>Nothing checks the declaration. Where tasks share anything else (a field, an atomic, a
     * list in which the test notes an order) it is wrong, and schedules that matter are left out.
     */
    public Exploration sharingOnlyThroughDispatcher() {
        sharingThroughDispatcher = true;
        return this;
    }

    /**
     * Runs every schedule there is, depth first.
     *
     * @throws IllegalStateException if the same choices do not lead to the same run, or the number
     *     of departures is bounded and {@link #sharingOnlyThroughDispatcher} declared, because the
     *     one run of many that would do may be out of bounds
     */
    public ExplorationReport exhaustively() {
        if (sharingThroughDispatcher && mostDepartures != Integer.MAX_VALUE) {
            throw new IllegalStateException(
                    "Cannot cut equivalent schedules where departures are bounded; choose one");
        }
        return VirtualThread.call(this::walk);
    }

    private ExplorationReport walk() {
        DepthFirst walk = new DepthFirst(mostDepartures, sharingThroughDispatcher);
        int schedules = 0;
        int repeats = 0;
        boolean more = true;
        while (more && schedules + repeats < mostSchedules) {
            FailedRun failed = run(options.withStrategy(walk.begin()).withRecording());
            if (walk.isRepeat()) {
                repeats++;
            } else {
                schedules++;
            }
            if (failed != null) {
                return new ExplorationReport(schedules, repeats, false, failed);
            }
            more = walk.advance();
        }
        return new ExplorationReport(schedules, repeats, !more, null);
    }

    /** Runs the scenario under {@code seeds} seeds, with even chances at every choice. */
    public ExplorationReport randomly(int seeds) {
        return VirtualThread.call(() -> sample(seeds, seed -> null));
    }

    /**
     * Runs the scenario under {@code seeds} seeds, each with other priorities that change {@code
     * changes} times, see {@link ScheduleStrategy#priorities}.
     */
    public ExplorationReport byPriorities(int seeds, int changes) {
        return VirtualThread.call(() -> {
            int choices = Math.max(1, choicesInOrder());
            return sample(seeds, seed -> ScheduleStrategy.priorities(seed, changes, choices));
        });
    }

    /** How long a run is, which may fail: the samples will tell. */
    private int choicesInOrder() {
        SimulationOptions inOrder =
                options.withStrategy(ScheduleStrategy.inOrder()).withRecording();
        SimulatedDispatcher dispatcher = new SimulatedDispatcher(inOrder);
        failureOf(dispatcher);
        return dispatcher.choices();
    }

    private ExplorationReport sample(int seeds, Sampling sampling) {
        for (int i = 0; i < seeds; i++) {
            long seed = options.seed() + i;
            SimulationOptions sample = options.withSeed(seed).withStrategy(sampling.strategy(seed));
            if (failureOf(new SimulatedDispatcher(sample)) != null) {
                // Only now is it worth its price to write down what is chosen.
                FailedRun failed =
                        run(sample.withStrategy(sampling.strategy(seed)).withRecording());
                if (failed == null) {
                    throw new IllegalStateException(
                            "Seed %d failed, but not when it was run again".formatted(seed));
                }
                return new ExplorationReport(i + 1, 0, false, failed);
            }
        }
        return new ExplorationReport(seeds, 0, false, null);
    }

    /** Makes the strategy of each seed; null for even chances. */
    @FunctionalInterface
    private interface Sampling {
        ScheduleStrategy strategy(long seed);
    }

    /**
     * Runs one schedule.
     *
     * @return null if it does not fail
     */
    public FailedRun replay(RecordedSchedule schedule) {
        return replay(schedule, null);
    }

    /**
     * Runs one schedule, and tells {@code listener} each step.
     *
     * @return null if it does not fail
     */
    public FailedRun replay(RecordedSchedule schedule, ScheduleListener listener) {
        return VirtualThread.call(
                () -> run(SimulationOptions.replay(schedule).withListener(listener)));
    }

    /**
     * Looks for a schedule with fewer departures from the default order that fails with the same
     * kind of error: none in which one can be spared, and of those of one departure, or two, the
     * first that is found while tries are left. Always comes to the same result.
     *
     * <p>Ends sooner where runs are long, as those that end in an endless loop are.
     *
     * @param tries how often the scenario may be run for that
     */
    public FailedRun shrink(FailedRun failed, int tries) {
        RecordedSchedule found = failed.schedule();
        Trial trial = strategy -> trial(SimulationOptions.replay(found).withStrategy(strategy));
        Shrinker shrinker = new Shrinker(failed, tries, WORK_OF_SHRINKING, trial);
        return VirtualThread.call(shrinker::shrink);
    }

    private Trial.Outcome trial(SimulationOptions recorded) {
        SimulatedDispatcher dispatcher = new SimulatedDispatcher(recorded);
        Throwable failure = failureOf(dispatcher);
        FailedRun failed = failure == null ? null : new FailedRun(dispatcher.schedule(), failure);
        return new Trial.Outcome(failed, dispatcher.work());
    }

    private FailedRun run(SimulationOptions recorded) {
        return trial(recorded).failed();
    }

    private Throwable failureOf(SimulatedDispatcher opened) {
        try (opened) {
            scenario.accept(opened);
        } catch (Throwable failure) {
            return failure;
        }
        return null;
    }
}
