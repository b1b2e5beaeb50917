package org.backplane.power;

import org.backplane.wdm.power.SystemPowerState;

/**
 * The system's power state at one moment.
 *
 * @param state the state that it is in, or comes from
 * @param target the state that it goes to; the same as {@code state} at rest
 * @param phase what is under way
 * @param wakeSource the device that woke the system last, by its instance ID; null if it was woken
 *     otherwise or not at all
 */
public record SystemPower(
        SystemPowerState state, SystemPowerState target, Phase phase, String wakeSource) {

    /** What is under way. */
    public enum Phase {
        /** Nothing: the system works, or sleeps. */
        AT_REST,
        /** The device tree comes to rest, and drivers are asked. */
        QUERYING,
        /** Devices go down. */
        GOING_DOWN,
        /** Devices come up. */
        COMING_UP
    }
}
