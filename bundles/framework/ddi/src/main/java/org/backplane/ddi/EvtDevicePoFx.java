package org.backplane.ddi;

import org.backplane.wdm.power.PoFxRegistration;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears that a device is registered with the power management framework, or will be no longer
 * (EvtDeviceWdmPostPoFxRegisterDevice, EvtDeviceWdmPrePoFxUnregisterDevice).
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the device's PnP and power callbacks.
 */
@ConsumerType
@FunctionalInterface
public interface EvtDevicePoFx {

    /**
     * Called once.
     *
     * @param handle the registration; of no use any more when the second of the two has returned
     */
    void evtDevicePoFx(PoFxRegistration handle);
}
