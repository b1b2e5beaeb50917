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
     * its own, never inside the call, and D-IRPs of one device one after the other.
     *
     * @param pdo of the device
     * @param minor one of {@link PowerMinor}
     * @param completion hears of the end of the IRP; null if nobody wants to
     * @return what a WAIT_WAKE is cancelled with
     * @throws org.backplane.status.StatusException NO_SUCH_DEVICE if there is no stack any more
     */
    PowerRequest request(
            DeviceObject pdo, int minor, PowerChange change, PowerCompletion completion);

    /** The device is in this state now (PoSetPowerState), for people and for the order of sleep. */
    void deviceStateChanged(DeviceObject pdo, DevicePowerState state);

    /** The power framework, with which devices register whose idling the system manages. */
    PoFx poFx();
}
