package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A queue of requests (WDFQUEUE).
 *
 * <p><b>Level:</b> up to DISPATCH, except {@link #stopSynchronously}. <b>Serialised by:</b> its own
 * lock, which is not held while the driver is called.
 */
@ProviderType
public interface IoQueue extends FrameworkObject {

    /** The device that it belongs to. */
    @Ddi("WdfIoQueueGetDevice")
    Device device();

    /** How it hands requests to the driver. */
    DispatchType dispatchType();

    /**
     * Takes the oldest request out of a manual or sequential queue; the driver owns it then.
     *
     * @return null if the queue is empty, stopped or without power
     * @throws org.backplane.status.StatusException INVALID_DEVICE_STATE on a parallel queue
     */
    @Ddi("WdfIoQueueRetrieveNextRequest")
    Request retrieveNextRequest();

    /** Takes and dispatches requests, again or still. */
    @Ddi("WdfIoQueueStart")
    void start();

    /** Takes requests but does not dispatch them. */
    @Ddi("WdfIoQueueStop")
    void stop();

    /**
     * As {@link #stop}, and waits until the driver owns none of the queue's requests.
     *
     * <p><b>Level:</b> PASSIVE, and not from a handler of this queue.
     */
    @Ddi("WdfIoQueueStopSynchronously")
    void stopSynchronously();

    /** Takes no requests and cancels those in the queue and those marked cancelable. */
    @Ddi("WdfIoQueuePurge")
    void purge();

    /** Makes a timer whose callback is serialised with the queue's, if those are serialised. */
    @Ddi("WdfTimerCreate")
    Timer createTimer(Runnable evtTimer);

    /**
     * Makes a work item whose callback is serialised with the queue's if those are serialised; see
     * {@link Device#createWorkItem(Runnable)}.
     */
    @Ddi("WdfWorkItemCreate")
    WorkItem createWorkItem(Runnable evtWorkItem);

    /** As {@link Device#createWorkItem(Runnable, boolean)}, with the queue as the parent. */
    @Ddi("WdfWorkItemCreate")
    WorkItem createWorkItem(Runnable evtWorkItem, boolean automaticSerialization);
}
