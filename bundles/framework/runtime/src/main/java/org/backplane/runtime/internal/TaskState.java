package org.backplane.runtime.internal;

/** Where a task is between being posted and being done. */
public enum TaskState {
    /** Neither queued nor running. */
    IDLE,
    /** In a queue. */
    QUEUED,
    /** Its body runs. */
    RUNNING,
    /** Its body runs, and it goes back to the queue afterwards. */
    RUNNING_AND_POSTED
}
