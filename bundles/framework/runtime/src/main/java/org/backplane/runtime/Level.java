package org.backplane.runtime;

/**
 * The execution level (IRQL) at which a piece of code runs: it says what that code may do.
 *
 * <p>Levels belong to tasks, not to threads: a thread that carries a {@link #DISPATCH} task now may
 * carry a {@link #PASSIVE} one next. Ordered from the most to the least permissive.
 */
public enum Level {
    /** May block, wait for events and take its time. */
    PASSIVE,
    /** Must run to its end without blocking: DPCs, timers, most I/O callbacks. */
    DISPATCH,
    /** Interrupt service routines: touch registers, queue a DPC, return. */
    DIRQL
}
