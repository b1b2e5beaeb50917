package org.backplane.runtime.internal.explore;

import org.backplane.runtime.FailedRun;
import org.backplane.runtime.ScheduleStrategy;

/** Runs the scenario once more, with other choices. */
@FunctionalInterface
public interface Trial {

    /** Lets {@code strategy} choose. */
    Outcome run(ScheduleStrategy strategy);

    /**
     * What came of it.
     *
     * @param failed null if it did not fail
     * @param work what the run cost, in units that do not depend on the machine
     */
    record Outcome(FailedRun failed, long work) {}
}
