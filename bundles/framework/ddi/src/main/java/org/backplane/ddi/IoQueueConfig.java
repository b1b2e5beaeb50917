package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The handlers and options of a queue (WDF_IO_QUEUE_CONFIG).
 *
 * <p>A handler for one request type beats {@link #evtIoDefault}.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the method that it was handed to.
 */
@ProviderType
public interface IoQueueConfig {

    /** EvtIoRead. */
    IoQueueConfig evtIoRead(EvtIoRead handler);

    /** EvtIoWrite. */
    IoQueueConfig evtIoWrite(EvtIoWrite handler);

    /** EvtIoDeviceControl. */
    IoQueueConfig evtIoDeviceControl(EvtIoDeviceControl handler);

    /** EvtIoInternalDeviceControl. */
    IoQueueConfig evtIoInternalDeviceControl(EvtIoDeviceControl handler);

    /** EvtIoDefault: every type without a handler of its own. */
    IoQueueConfig evtIoDefault(EvtIoDefault handler);

    /**
     * EvtIoCanceledOnQueue: a request that the driver had seen before was cancelled in the queue.
     */
    IoQueueConfig evtIoCanceledOnQueue(EvtIoDefault handler);

    /**
     * EvtIoStop: the device leaves D0 or is removed while the driver owns a request of the queue.
     * Without it the framework waits until the driver is done with its requests; when the device is
     * leaving, those that are marked cancelable are cancelled first.
     */
    IoQueueConfig evtIoStop(EvtIoStop handler);

    /** EvtIoResume: the device is back in D0, and the driver has held this request all along. */
    IoQueueConfig evtIoResume(EvtIoResume handler);

    /**
     * Whether the queue holds requests while the device is not in D0; by default it does, except
     * for filters.
     */
    IoQueueConfig powerManaged(boolean yes);

    /** Hands zero-length reads and writes to the driver instead of completing them at once. */
    IoQueueConfig allowZeroLengthRequests();

    /** How many requests a parallel queue presents at the most; unlimited by default. */
    IoQueueConfig numberOfPresentedRequests(int limit);

    /** Which callbacks are serialised; by default what the device says. */
    IoQueueConfig synchronizationScope(SynchronizationScope scope);

    /** The level of the queue's callbacks; by default what the device says. */
    IoQueueConfig executionLevel(ExecutionLevel level);
}
