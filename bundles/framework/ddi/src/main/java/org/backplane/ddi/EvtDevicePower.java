package org.backplane.ddi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * EvtDeviceD0Entry and EvtDeviceD0Exit.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the power state machine. <b>Throws:</b>
 * StatusException if the device cannot make the transition.
 */
@ConsumerType
@FunctionalInterface
public interface EvtDevicePower {

    /**
     * Makes the transition.
     *
     * @param state on entry the state the device comes from, on exit the one it goes to; D3_FINAL
     *     before the first start and when it stops or leaves
     */
    void evtDevicePower(PowerDeviceState state);
}
