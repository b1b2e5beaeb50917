package org.backplane.ddi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * EvtDevicePrepareHardware.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the PnP state machine. <b>Throws:</b>
 * StatusException if the device cannot start; EvtDeviceReleaseHardware runs then.
 */
@ConsumerType
@FunctionalInterface
public interface EvtDevicePrepareHardware {

    /**
     * Looks at the assigned resources and maps registers.
     *
     * @param raw as the bus sees them
     * @param translated as the driver reaches them
     */
    void evtDevicePrepareHardware(ResourceList raw, ResourceList translated);
}
