package org.backplane.wdm.power;

/** The argument of a power IRP: which power state of what it is about. */
public sealed interface PowerChange {

    /**
     * The system's power state (an S-IRP).
     *
     * @param state where the system goes; WORKING when it comes back
     * @param action why
     */
    record SystemPower(SystemPowerState state, PowerAction action) implements PowerChange {}

    /**
     * The device's power state (a D-IRP).
     *
     * @param state where the device goes
     * @param action what the system is about to do; NONE if the device moves while it runs
     */
    record DevicePower(DevicePowerState state, PowerAction action) implements PowerChange {}

    /**
     * Whether the device wakes the system, or itself.
     *
     * @param lowest the deepest system state from which it is to wake; WORKING if the device alone
     *     sleeps
     */
    record WaitWake(SystemPowerState lowest) implements PowerChange {}
}
