package org.backplane.ddi;

/** Which callbacks the framework keeps from overlapping (WDF_SYNCHRONIZATION_SCOPE). */
public enum SynchronizationScope {
    /** As the parent has it. */
    INHERIT_FROM_PARENT,
    /** One lock for the whole device: its queues' callbacks and the timers below it. */
    DEVICE,
    /** One lock for each queue and the timers below it. */
    QUEUE,
    /** None: callbacks may overlap. */
    NONE
}
