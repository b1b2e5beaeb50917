package org.backplane.io;

import org.backplane.wdm.security.AccessToken;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Opens devices (CreateFile).
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> nothing.
 */
@ProviderType
public interface IoManager {

    /**
     * Opens a device as the system, to read and to write.
     *
     * @param name the symbolic link of a device interface; a device instance path, which stands for
     *     the device's first enabled interface; or the name that a driver gave a device or a link,
     *     for example {@code \\\\.\\Clock}
     * @throws org.backplane.status.StatusException OBJECT_NAME_NOT_FOUND if nothing has this name;
     *     DEVICE_NOT_READY if the interface is disabled; NO_SUCH_DEVICE if the device of this name
     *     is not finished or is deleted; ACCESS_DENIED if it is exclusive and open, or does not let
     *     the system in; what the driver answered if it refuses
     */
    DeviceHandle open(String name);

    /**
     * Opens a device for somebody.
     *
     * @param name as for {@link #open(String)}
     * @param caller who opens it, for the security descriptors of the device's drivers
     * @param desiredAccess rights of {@link org.backplane.wdm.security.AccessMask}; requests that
     *     need others fail with ACCESS_DENIED
     * @throws org.backplane.status.StatusException as {@link #open(String)}; ACCESS_DENIED if the
     *     caller does not get the rights
     */
    DeviceHandle open(String name, AccessToken caller, int desiredAccess);
}
