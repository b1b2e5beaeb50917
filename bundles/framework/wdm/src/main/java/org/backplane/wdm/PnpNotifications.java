package org.backplane.wdm;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * What drivers tell the PnP manager of their own accord; {@link Kernel#pnpNotifications()} finds
 * it.
 *
 * <p><b>Level:</b> up to DISPATCH; both methods only take note, the work follows at PASSIVE.
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
}
