package org.backplane.ddi;

/** How a queue hands requests to the driver (WDF_IO_QUEUE_DISPATCH_TYPE). */
public enum DispatchType {
    /** One at a time: the next when the driver has let go of the one before. */
    SEQUENTIAL,
    /** As they come, up to the configured number. */
    PARALLEL,
    /** Not at all: the driver takes them with {@link IoQueue#retrieveNextRequest()}. */
    MANUAL
}
