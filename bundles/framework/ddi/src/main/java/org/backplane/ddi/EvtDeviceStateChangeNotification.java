package org.backplane.ddi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * EvtDevicePnpStateChange, EvtDevicePowerStateChange and EvtDevicePowerPolicyStateChange: watches a
 * device's state machine, for diagnosis.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the machine, which waits for it.
 *
 * @param <S> the states of the machine
 */
@ConsumerType
@FunctionalInterface
public interface EvtDeviceStateChangeNotification<S> {

    /** Hears of a moment for which it was registered. */
    void evtDeviceStateChange(Device device, StateNotification<S> notification);
}
