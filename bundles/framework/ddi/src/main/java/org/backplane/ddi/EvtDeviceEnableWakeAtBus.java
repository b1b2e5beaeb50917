package org.backplane.ddi;

import org.backplane.wdm.power.SystemPowerState;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * EvtDeviceEnableWakeAtBus.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the power state machine of the child.
 * <b>Throws:</b> StatusException if the child cannot wake from there.
 */
@ConsumerType
@FunctionalInterface
public interface EvtDeviceEnableWakeAtBus {

    /**
     * Lets the bus pass on the child's wake signal.
     *
     * @param state of the system, from which the child is to wake it; S0 for a child that wakes
     *     while the system works
     */
    void evtDeviceEnableWakeAtBus(SystemPowerState state);
}
