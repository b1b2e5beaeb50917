package org.backplane.io;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Opens devices (CreateFile).
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> nothing.
 */
@ProviderType
public interface IoManager {

    /**
     * Opens a device.
     *
     * @param name the symbolic link of a device interface, or a device instance path; a path stands
     *     for the device's first enabled interface
     * @throws org.backplane.status.StatusException OBJECT_NAME_NOT_FOUND if nothing has this name;
     *     DEVICE_NOT_READY if the interface is disabled; what the driver answered if it refuses
     */
    DeviceHandle open(String name);
}
