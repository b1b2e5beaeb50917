package org.backplane.wdm;

import org.backplane.status.Status;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What drivers tell the PnP manager of their own accord; {@link Kernel#pnpNotifications()} finds
 * it.
 *
 * <p><b>Level:</b> up to DISPATCH; all methods only take note, the work follows at PASSIVE.
 * <b>Serialised by:</b> the implementation.
 */
@ConsumerType
public interface PnpNotifications {

    /**
     * The children of a bus have changed (IoInvalidateDeviceRelations): ask again for its bus
     * relations.
     *
     * @param pdo of the bus
     */
    void invalidateDeviceRelations(DeviceObject pdo);

    /**
     * A device's state has changed (IoInvalidateDeviceState): ask for it with {@link
     * PnpMinor#QUERY_PNP_DEVICE_STATE}.
     *
     * @param pdo of the device
     */
    void invalidateDeviceState(DeviceObject pdo);

    /**
     * A stack does not answer any more: the device is to be taken out of service, whatever its
     * drivers say. Does nothing where nobody takes devices out of service.
     *
     * @param pdo of the device
     * @param status the kind of failure
     * @param sentence which driver does not do what; for people
     */
    default void deviceFailed(DeviceObject pdo, Status status, String sentence) {}

    /**
     * A user has pressed a device's eject button (IoRequestDeviceEject): take the device and its
     * ejection relations out of service, if nobody vetoes, and send {@link PnpMinor#EJECT}.
     *
     * @param pdo of the device
     */
    default void requestDeviceEject(DeviceObject pdo) {}

    /**
     * A device wants to be taken apart and started anew (REENUMERATE_SELF_INTERFACE_STANDARD). One
     * that asks too often is not started again: 5 times within 60 s. A device that has failed asks
     * with {@link PnpDeviceStateReport#restart()}, which counts as well.
     *
     * @param pdo of the device
     */
    default void requestReenumeration(DeviceObject pdo) {}
}
