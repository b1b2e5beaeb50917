package org.backplane.wdm.power;

import org.backplane.wdm.DeviceObject;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What drivers ask of the power manager and tell it; {@link
 * org.backplane.wdm.Kernel#powerRequests()} finds it.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> the implementation.
 */
@ConsumerType
public interface PowerRequests {

    /**
     * Sends a power IRP to the top of a device's stack (PoRequestPowerIrp). It is sent by a task of
     * its own, never inside the call, and D-IRPs of one device one after the other, in the order in
     * which they were asked for. The completion is called once whatever happens: with
     * DELETE_PENDING if the stack goes away first, with IO_TIMEOUT if a driver keeps the IRP for
     * too long.
     *
     * @param pdo of the device
     * @param minor one of {@link PowerMinor}
     * @param completion hears of the end of the IRP; null if nobody wants to
     * @return what a WAIT_WAKE is cancelled with
     * @throws org.backplane.status.StatusException NO_SUCH_DEVICE if there is no stack any more;
     *     INVALID_PARAMETER if {@code minor} and {@code change} do not belong together, or ask for
     *     what the system alone decides
     */
    PowerRequest request(
            DeviceObject pdo, int minor, PowerChange change, PowerCompletion completion);

    /** The device is in this state now (PoSetPowerState), for people and for the order of sleep. */
    void deviceStateChanged(DeviceObject pdo, DevicePowerState state);

    /**
     * The stack of a device is taken apart: requests that wait are completed with DELETE_PENDING,
     * and a registration with the power framework that the driver forgot is dropped. For the PnP
     * manager.
     */
    void deviceRemoved(DeviceObject pdo);

    /**
     * Brings the system back to S0 if it sleeps: devices are removed awake. Waits for it. For the
     * PnP manager, before it takes the tree apart.
     */
    void wakeForRemoval();

    /** The power framework, with which devices register whose idling the system manages. */
    PoFx poFx();
}
