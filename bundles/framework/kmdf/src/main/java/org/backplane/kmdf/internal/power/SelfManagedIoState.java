package org.backplane.kmdf.internal.power;

/**
 * The states of a driver's own I/O (FxSelfManagedIo*; CLEANING_UP is its Cleanup), without the two
 * that only class extensions reach.
 */
public enum SelfManagedIoState {
    CREATED,
    INIT,
    INIT_FAILED,
    STARTED,
    SUSPENDING,
    STOPPED,
    RESTARTING,
    FAILED,
    FLUSHING,
    FLUSHED,
    CLEANING_UP,
    FINAL
}
