package org.backplane.runtime;

/**
 * Hears every step of a simulated run, for a trace that can be printed, and compared between runs.
 *
 * <p><b>Level:</b> called between tasks; it must not call the dispatcher.
 */
@FunctionalInterface
public interface ScheduleListener {

    /**
     * A step is about to be taken.
     *
     * @param nanos virtual time since the start of the run
     * @param step the task that runs, or the one that goes on after a wait
     */
    void step(long nanos, String step);
}
