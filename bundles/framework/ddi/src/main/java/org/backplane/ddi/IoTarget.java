package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Where a driver sends requests (WDFIOTARGET); {@link Device#ioTarget()} is the next lower driver.
 *
 * <p>What happens to a request that is sent depends on the target's state:
 *
 * <pre>
 *   STARTED                  sent
 *   STOPPED                  kept, and sent by {@link #start}; one sent synchronously is refused
 *   PURGED                   refused with INVALID_DEVICE_STATE
 *   CLOSED..., DELETED       refused with INVALID_DEVICE_STATE
 * </pre>
 *
 * A request that ignores the target's state is sent in the first three, and in the others while
 * requests that were sent before are still under way. A target that is no more cancels everything
 * that is under way and waits for it.
 *
 * <p>The framework does not stop a target when its device leaves D0; a driver that wants that does
 * it in its power callbacks.
 *
 * <p><b>Level:</b> up to DISPATCH, waiting at PASSIVE. <b>Serialised by:</b> nothing.
 */
@ProviderType
public interface IoTarget extends FrameworkObject {

    /** The device whose target it is. */
    @Ddi("WdfIoTargetGetDevice")
    Device device();

    /** What it does with requests now; may be out of date at once. */
    @Ddi("WdfIoTargetGetState")
    IoTargetState state();

    /**
     * Passes requests on from now on, first those that it has kept, in the order of their arrival.
     * Waits for a {@link #stop} or {@link #purge} that is going on.
     *
     * @throws org.backplane.status.StatusException INVALID_DEVICE_STATE if it is closed or deleted
     */
    @Ddi("WdfIoTargetStart")
    void start();

    /**
     * Keeps new requests back from now on. Changes only what is started or purged; a target that is
     * closed or deleted stays so.
     *
     * @throws IllegalStateException above PASSIVE level, if the action waits
     */
    @Ddi("WdfIoTargetStop")
    void stop(IoTargetSentIoAction action);

    /**
     * Refuses new requests from now on, cancels those that were sent, and gives back those that
     * were kept, with WDF_DEVICE_REMOVED_NOT_SENT. Changes only what is started or stopped.
     *
     * @throws IllegalStateException above PASSIVE level, if the action waits
     */
    @Ddi("WdfIoTargetPurge")
    void purge(IoTargetPurgeIoAction action);
}
