package org.backplane.runtime;

import org.backplane.runtime.internal.explore.PriorityStrategy;
import org.backplane.runtime.internal.explore.ReplayStrategy;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Decides the order of a simulated run, wherever more than one order is possible.
 *
 * <p>A strategy has state and belongs to one run. It must be deterministic: what it chooses may
 * depend only on how it was made and on what it was shown.
 *
 * <p><b>Level:</b> called between tasks; it must not call the dispatcher. <b>Serialised by:</b> the
 * simulation. <b>Throws:</b> what it throws fails the run, as a task would; the step that has been
 * ready the longest is taken then.
 */
@ConsumerType
@FunctionalInterface
public interface ScheduleStrategy {

    /**
     * Chooses the next step. Not called where there is nothing to choose.
     *
     * @param ready at least two steps
     * @return an index of {@code ready}
     */
    int choose(ReadySteps ready);

    /** The default order: always the step that has been ready the longest. */
    static ScheduleStrategy inOrder() {
        return ready -> 0;
    }

    /**
     * Makes the choices of {@code schedule}; in order where it has none, or one that is not ready.
     */
    static ScheduleStrategy replay(RecordedSchedule schedule) {
        return new ReplayStrategy(schedule);
    }

    /**
     * Probabilistic concurrency testing: each task gets a random priority and the highest runs,
     * except that at {@code changes} random choices the one that would run drops below all others.
     *
     * <p>A bug that needs {@code changes + 1} steps in a certain order is found with a probability
     * of at least {@code 1 / (tasks * choices ^ changes)} in a run, far more often than by even
     * chances at every step (Burckhardt, Kothari, Musuvathi, Nagarakatti: A Randomized Scheduler
     * with Probabilistic Guarantees of Finding Bugs, 2010).
     *
     * @param choices about how many choices a run has
     */
    static ScheduleStrategy priorities(long seed, int changes, int choices) {
        return new PriorityStrategy(seed, changes, choices);
    }
}
