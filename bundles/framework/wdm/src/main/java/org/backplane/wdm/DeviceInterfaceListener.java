package org.backplane.wdm;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears of device interfaces that come and go (PnP notification of category DeviceInterfaceChange).
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> nothing; calls for one interface come in order.
 */
@ConsumerType
public interface DeviceInterfaceListener {

    /** The interface can be opened from now on (GUID_DEVICE_INTERFACE_ARRIVAL). */
    void arrived(DeviceInterface deviceInterface);

    /** The interface cannot be opened any more (GUID_DEVICE_INTERFACE_REMOVAL). */
    void removed(DeviceInterface deviceInterface);
}
