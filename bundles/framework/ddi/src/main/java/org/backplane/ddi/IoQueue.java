package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

import java.util.function.Consumer;

/**
 * A queue of requests (WDFQUEUE).
 *
 * <p><b>Level:</b> up to DISPATCH, except what ends in Synchronously. <b>Serialised by:</b> its own
 * lock, which is not held while the driver is called.
 */
@ProviderType
public interface IoQueue extends ParentObject {

    /** The device that it belongs to. */
    @Ddi("WdfIoQueueGetDevice")
    Device device();

    /** How it hands requests to the driver. */
    DispatchType dispatchType();

    /**
     * Takes the oldest request out of a manual or sequential queue; the driver owns it then.
     *
     * <p>That there is none now is no failure and has no exception, for a driver asks whenever its
     * device has something to give: null stands for NO_MORE_ENTRIES as well as for WDF_PAUSED.
     *
     * @return null if the queue is empty, stopped or without power; {@link #state} tells which
     * @throws org.backplane.status.StatusException INVALID_DEVICE_STATE on a parallel queue
     */
    @Ddi("WdfIoQueueRetrieveNextRequest")
    Request retrieveNextRequest();

    /**
     * Takes the oldest request of one handle out of a manual or sequential queue; the driver owns
     * it then.
     *
     * @return null if there is none, or the queue is stopped or without power
     * @throws org.backplane.status.StatusException INVALID_DEVICE_STATE on a parallel queue
     */
    @Ddi("WdfIoQueueRetrieveRequestByFileObject")
    Request retrieveRequestByFileObject(FileObject file);

    /**
     * Looks for a request in a manual queue without taking it. The request is referenced for the
     * driver, which does not own it: it may be cancelled at any time. Its parameters can be read as
     * long as it is referenced. Drop the reference when it is not needed.
     *
     * @param after the request to go on from, found before and still referenced; null to begin with
     *     the oldest
     * @param tag what the request is referenced as, for {@link FrameworkObject#dereference}
     * @return null if there is none, or none after {@code after}
     * @throws org.backplane.status.StatusException NOT_FOUND if {@code after} is not in the queue
     *     any more; INVALID_DEVICE_REQUEST if the queue is not manual
     */
    @Ddi("WdfIoQueueFindRequest")
    Request findRequest(Request after, String tag);

    /**
     * As {@link #findRequest(Request, String)}, for requests of one handle.
     *
     * @param file whose requests; null for everybody's
     */
    @Ddi("WdfIoQueueFindRequest")
    Request findRequest(Request after, FileObject file, String tag);

    /**
     * Takes a request that {@link #findRequest(Request, String)} gave out of the queue; the driver
     * owns it then. The reference stays.
     *
     * @throws org.backplane.status.StatusException NOT_FOUND if it is not in the queue any more;
     *     WDF_PAUSED if the queue is stopped or without power; INVALID_DEVICE_REQUEST if the queue
     *     is not manual
     */
    @Ddi("WdfIoQueueRetrieveFoundRequest")
    Request retrieveFoundRequest(Request found);

    /**
     * Asks to be called whenever a manual queue has requests: when one comes into the empty queue,
     * and at power-up and {@link #start} if some are there; never while the queue is stopped or
     * without power.
     *
     * @param queueReady the callback; null takes it back, of a stopped queue only
     * @throws org.backplane.status.StatusException INVALID_DEVICE_REQUEST if the queue is not
     *     manual or has a callback already, or if the callback of a running queue is taken back
     */
    @Ddi("WdfIoQueueReadyNotify")
    void readyNotify(EvtIoQueueState queueReady);

    /**
     * Reserves requests, with which the queue goes on when no others can be had. For the default
     * queue, and for queues that a request type is bound to already; once.
     *
     * <p><b>Level:</b> PASSIVE.
     *
     * @param totalForwardProgressRequests how many; at least 1
     * @throws org.backplane.status.StatusException INVALID_DEVICE_REQUEST if the queue is another
     *     or has a policy already; INVALID_PARAMETER if the number is less than 1; what
     *     EvtIoAllocateResourcesForReservedRequest throws
     */
    @Ddi("WdfIoQueueAssignForwardProgressPolicy")
    void assignForwardProgressPolicy(
            int totalForwardProgressRequests, Consumer<ForwardProgressPolicy> config);

    /** What the queue does now, and how many requests it has. */
    @Ddi("WdfIoQueueGetState")
    IoQueueState state();

    /** Takes and dispatches requests, again or still. Does nothing for a device that leaves. */
    @Ddi("WdfIoQueueStart")
    void start();

    /** Takes requests but does not dispatch them, also after {@link #drain} or {@link #purge}. */
    @Ddi("WdfIoQueueStop")
    void stop();

    /**
     * As {@link #stop()}.
     *
     * @param stopComplete called when the driver owns none of the queue's requests
     * @throws org.backplane.status.StatusException INVALID_DEVICE_REQUEST if another stop has not
     *     come to its end; DELETE_PENDING if the queue is being deleted
     */
    @Ddi("WdfIoQueueStop")
    void stop(EvtIoQueueState stopComplete);

    /**
     * As {@link #stop()}, and waits until the driver owns none of the queue's requests.
     *
     * <p><b>Level:</b> PASSIVE.
     *
     * @throws IllegalStateException above PASSIVE level, or if it would wait for its own caller: in
     *     a callback that is serialised with the queue's, or in the handler of a request that the
     *     driver still owns
     * @throws org.backplane.status.StatusException as for {@link #stop(EvtIoQueueState)}
     */
    @Ddi("WdfIoQueueStopSynchronously")
    void stopSynchronously();

    /**
     * As {@link #stop()}, and cancels the requests that are in the queue and those marked
     * cancelable.
     */
    @Ddi("WdfIoQueueStopAndPurge")
    void stopAndPurge();

    /** As {@link #stopAndPurge()}; the callback as for {@link #stop(EvtIoQueueState)}. */
    @Ddi("WdfIoQueueStopAndPurge")
    void stopAndPurge(EvtIoQueueState stopAndPurgeComplete);

    /**
     * As {@link #stopAndPurge()}, and waits as {@link #stopSynchronously}.
     *
     * <p><b>Level:</b> PASSIVE.
     */
    @Ddi("WdfIoQueueStopAndPurgeSynchronously")
    void stopAndPurgeSynchronously();

    /** Takes no requests and dispatches those that are in the queue. */
    @Ddi("WdfIoQueueDrain")
    void drain();

    /**
     * As {@link #drain()}.
     *
     * @param drainComplete called when no request is in the queue or with the driver
     * @throws org.backplane.status.StatusException INVALID_DEVICE_REQUEST if another drain or purge
     *     has not come to its end; DELETE_PENDING if the queue is being deleted
     */
    @Ddi("WdfIoQueueDrain")
    void drain(EvtIoQueueState drainComplete);

    /**
     * As {@link #drain()}, and waits until no request is in the queue or with the driver.
     *
     * <p><b>Level:</b> PASSIVE.
     *
     * @throws IllegalStateException as for {@link #stopSynchronously}
     * @throws org.backplane.status.StatusException as for {@link #drain(EvtIoQueueState)}
     */
    @Ddi("WdfIoQueueDrainSynchronously")
    void drainSynchronously();

    /** Takes no requests and cancels those in the queue and those marked cancelable. */
    @Ddi("WdfIoQueuePurge")
    void purge();

    /** As {@link #purge()}; the callback as for {@link #drain(EvtIoQueueState)}. */
    @Ddi("WdfIoQueuePurge")
    void purge(EvtIoQueueState purgeComplete);

    /**
     * As {@link #purge()}, and waits as {@link #drainSynchronously}.
     *
     * <p><b>Level:</b> PASSIVE.
     */
    @Ddi("WdfIoQueuePurgeSynchronously")
    void purgeSynchronously();
}
