package org.backplane.wdm;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears what becomes of a device that a driver holds open (IoRegisterPlugPlayNotification, category
 * TargetDeviceChange).
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the PnP manager, which tells of one device's
 * changes one after the other.
 */
@ConsumerType
public interface TargetDeviceChange {

    /**
     * The device is asked whether it may be removed (GUID_TARGET_DEVICE_QUERY_REMOVE): close it, or
     * say no.
     *
     * @throws org.backplane.status.StatusException if it is needed; it is not removed then
     */
    void queryRemove();

    /**
     * It is not removed after all (GUID_TARGET_DEVICE_REMOVE_CANCELLED); also after one's own no.
     */
    void removeCanceled();

    /** It goes (GUID_TARGET_DEVICE_REMOVE_COMPLETE), perhaps without having been asked. */
    void removeComplete();
}
