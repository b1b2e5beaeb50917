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
     * Registers a device (PoFxRegisterDevice). Its components are idle or active as described;
     * nothing is called back before {@link PoFxRegistration#startPowerManagement}.
     *
     * @param pdo of the device
     */
    PoFxRegistration register(DeviceObject pdo, PoFxDevice device);
}
