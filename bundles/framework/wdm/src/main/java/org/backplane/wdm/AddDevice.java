package org.backplane.wdm;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A driver's routine for a device that it is to serve (DRIVER_ADD_DEVICE).
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the PnP manager, per device.
 */
@ConsumerType
@FunctionalInterface
public interface AddDevice {

    /**
     * Creates a device object and attaches it to the stack above {@code pdo}.
     *
     * @throws org.backplane.status.StatusException if the driver will not serve the device; it has
     *     undone what it did
     */
    void addDevice(DriverObject driver, DeviceObject pdo);
}
