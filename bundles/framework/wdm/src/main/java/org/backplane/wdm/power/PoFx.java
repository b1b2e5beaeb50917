package org.backplane.wdm.power;

import org.backplane.wdm.DeviceObject;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The power management framework: decides when a device whose idling the system manages needs no
 * power, from what its components do (PoFx*).
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the implementation.
 */
@ConsumerType
public interface PoFx {

    /**
     * Registers a device (PoFxRegisterDevice), which is in D0. The framework holds its components
     * active until {@link PoFxRegistration#startPowerManagement}; nothing is called back before.
     *
     * @param pdo of the device
     * @throws org.backplane.status.StatusException INVALID_DEVICE_STATE if it is registered
     *     already; INVALID_PARAMETER if it has no components
     */
    PoFxRegistration register(DeviceObject pdo, PoFxDevice device);
}
