package org.backplane.ddi;

/**
 * What a queue did at one moment (WDF_IO_QUEUE_STATE); it may be out of date at once.
 *
 * @param acceptRequests whether it takes requests
 * @param dispatchRequests whether it hands requests to the driver
 * @param pnpHeld whether it is power-managed and its device is not in D0
 * @param queueRequests how many requests are in it
 * @param driverRequests how many of its requests the driver owns
 */
public record IoQueueState(
        boolean acceptRequests,
        boolean dispatchRequests,
        boolean pnpHeld,
        int queueRequests,
        int driverRequests) {

    /** Whether no request is in the queue. */
    public boolean noRequests() {
        return queueRequests == 0;
    }

    /** Whether the driver owns none of its requests. */
    public boolean driverNoRequests() {
        return driverRequests == 0;
    }

    /** Whether no request is in it or with the driver. */
    @Ddi("WDF_IO_QUEUE_IDLE")
    public boolean isIdle() {
        return noRequests() && driverNoRequests();
    }

    /** Whether it takes and dispatches requests. */
    @Ddi("WDF_IO_QUEUE_READY")
    public boolean isReady() {
        return acceptRequests && dispatchRequests;
    }

    /** Whether it takes requests, dispatches none, and the driver owns none. */
    @Ddi("WDF_IO_QUEUE_STOPPED")
    public boolean isStopped() {
        return acceptRequests && !dispatchRequests && driverNoRequests();
    }

    /** Whether it takes no requests, and all that it had are served. */
    @Ddi("WDF_IO_QUEUE_DRAINED")
    public boolean isDrained() {
        return !acceptRequests && dispatchRequests && isIdle();
    }

    /** Whether it takes no requests, and all that it had are gone; the same as drained. */
    @Ddi("WDF_IO_QUEUE_PURGED")
    public boolean isPurged() {
        return isDrained();
    }
}
