package org.backplane.runtime.internal.simulated;

/** Something that the schedule may pick as its next step: a task to run or a strand to resume. */
abstract class Choice {

    static final int NOT_READY = -1;

    /** Its place in the {@link ReadySet}. */
    int readyIndex = NOT_READY;

    /**
     * A count of what became ready before it, above 0 once it was ready; below 0 where it went
     * before all others.
     */
    long readySince;

    /** Which run of a task this step belongs to; 0 for main. */
    abstract long activity();

    /** How a trace calls this step. */
    abstract String step();
}
