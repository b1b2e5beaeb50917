package org.backplane.ddi;

import org.backplane.wdm.power.DevicePowerState;
import org.backplane.wdm.power.SystemPowerState;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What a device says of its power states (WDF_DEVICE_POWER_CAPABILITIES). What is not said stays as
 * other drivers of the stack say it, or as it is by default: D0 in S0, D3 in all others, no wake.
 *
 * <p>D1 and D2 are supported if a state of the system has them or the device wakes from them.
 * Latencies have no place here: nobody chooses by them.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the method that it was handed to.
 */
@ProviderType
public interface PowerCapabilities {

    /** The lightest state that the device may be in while the system is in {@code system}. */
    PowerCapabilities deviceState(SystemPowerState system, DevicePowerState device);

    /** The deepest state of the system from which the device can wake it. */
    PowerCapabilities systemWake(SystemPowerState deepest);

    /** The deepest state of the device from which it can wake. */
    PowerCapabilities deviceWake(DevicePowerState deepest);

    /** Whether the device can wake from this state. */
    PowerCapabilities wakeFrom(DevicePowerState state, boolean yes);
}
