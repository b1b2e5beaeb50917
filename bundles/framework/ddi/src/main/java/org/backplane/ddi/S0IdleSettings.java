package org.backplane.ddi;

import org.backplane.wdm.power.DevicePowerState;

/**
 * How a device idles while the system works (WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS), for {@link
 * PowerPolicyDevice#assignS0IdleSettings}. Begin with {@link #of}, and change what is to differ.
 *
 * @param idleCaps what the device can do about itself
 * @param dxState where it goes; null (PowerDeviceMaximum) for the deepest state from which it can
 *     wake itself, which is D3 if it cannot
 * @param idleTimeout how long it is idle first, in milliseconds; 0 for the default of 5 seconds
 * @param userControlOfIdleSettings whether the user may switch it on and off (IdleAllowUserControl)
 * @param enabled whether it idles; by default it does, if neither package nor user say otherwise
 * @param powerUpIdleDeviceOnSystemWake whether a device that was idle returns to D0 with the
 *     system; by default it stays, if it cannot wake itself and its timeout is the driver's
 * @param idleTimeoutType who says when it leaves D0
 * @param excludeD3Cold whether its bus must not cut its power in D3
 */
public record S0IdleSettings(
        S0IdleCapabilities idleCaps,
        DevicePowerState dxState,
        int idleTimeout,
        boolean userControlOfIdleSettings,
        TriState enabled,
        TriState powerUpIdleDeviceOnSystemWake,
        IdleTimeoutType idleTimeoutType,
        TriState excludeD3Cold) {

    /** The default settings (WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS_INIT). */
    @Ddi("WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS_INIT")
    public static S0IdleSettings of(S0IdleCapabilities idleCaps) {
        return new S0IdleSettings(
                idleCaps,
                idleCaps == S0IdleCapabilities.CANNOT_WAKE_FROM_S0 ? DevicePowerState.D3 : null,
                0,
                true,
                TriState.USE_DEFAULT,
                TriState.USE_DEFAULT,
                IdleTimeoutType.DRIVER_MANAGED,
                TriState.USE_DEFAULT);
    }

    /** The same, with another state to go to. */
    public S0IdleSettings withDxState(DevicePowerState state) {
        return new S0IdleSettings(
                idleCaps,
                state,
                idleTimeout,
                userControlOfIdleSettings,
                enabled,
                powerUpIdleDeviceOnSystemWake,
                idleTimeoutType,
                excludeD3Cold);
    }

    /** The same, with another timeout, in milliseconds. */
    public S0IdleSettings withIdleTimeout(int milliseconds) {
        return new S0IdleSettings(
                idleCaps,
                dxState,
                milliseconds,
                userControlOfIdleSettings,
                enabled,
                powerUpIdleDeviceOnSystemWake,
                idleTimeoutType,
                excludeD3Cold);
    }

    /** The same, without the user's control. */
    public S0IdleSettings withoutUserControl() {
        return new S0IdleSettings(
                idleCaps,
                dxState,
                idleTimeout,
                false,
                enabled,
                powerUpIdleDeviceOnSystemWake,
                idleTimeoutType,
                excludeD3Cold);
    }

    /** The same, switched on or off. */
    public S0IdleSettings withEnabled(TriState yes) {
        return new S0IdleSettings(
                idleCaps,
                dxState,
                idleTimeout,
                userControlOfIdleSettings,
                yes,
                powerUpIdleDeviceOnSystemWake,
                idleTimeoutType,
                excludeD3Cold);
    }

    /** The same, with another way of returning from the system's sleep. */
    public S0IdleSettings withPowerUpIdleDeviceOnSystemWake(TriState yes) {
        return new S0IdleSettings(
                idleCaps,
                dxState,
                idleTimeout,
                userControlOfIdleSettings,
                enabled,
                yes,
                idleTimeoutType,
                excludeD3Cold);
    }

    /** The same, with somebody else who says when. */
    public S0IdleSettings withIdleTimeoutType(IdleTimeoutType type) {
        return new S0IdleSettings(
                idleCaps,
                dxState,
                idleTimeout,
                userControlOfIdleSettings,
                enabled,
                powerUpIdleDeviceOnSystemWake,
                type,
                excludeD3Cold);
    }

    /** The same, with another answer to whether its bus may cut its power. */
    public S0IdleSettings withExcludeD3Cold(TriState yes) {
        return new S0IdleSettings(
                idleCaps,
                dxState,
                idleTimeout,
                userControlOfIdleSettings,
                enabled,
                powerUpIdleDeviceOnSystemWake,
                idleTimeoutType,
                yes);
    }
}
