package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The registry's side of a device: what was set for it, and what its driver keeps about it.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the registry.
 */
@ProviderType
public interface RegistryDevice {

    /**
     * Opens one of the device's keys, which is made if it is not there. The key object ends with
     * the device if it is not closed before.
     *
     * @throws org.backplane.status.StatusException INVALID_DEVICE_REQUEST if the PnP manager does
     *     not know the device yet, or never will
     */
    @Ddi("WdfDeviceOpenRegistryKey")
    RegistryKey openRegistryKey(PlugPlayKey which);
}
