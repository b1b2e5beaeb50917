package org.backplane.ddi;

import org.backplane.wdm.power.DevicePowerState;

/**
 * How a device wakes the system (WDF_DEVICE_POWER_POLICY_WAKE_SETTINGS), for {@link
 * PowerPolicyDevice#assignSxWakeSettings}. Begin with {@link #init}, and change what is to differ.
 *
 * @param dxState where it goes when it is armed; null (PowerDeviceMaximum) for the deepest state
 *     from which it can wake the system
 * @param userControlOfWakeSettings whether the user may switch it on and off (WakeAllowUserControl)
 * @param enabled whether it wakes the system; by default it does, if neither package nor user say
 *     otherwise
 * @param armForWakeIfChildrenAreArmedForWake whether it is armed because one of its children is
 * @param indicateChildWakeOnParentWake whether its armed children hear that it has woken the system
 */
public record SxWakeSettings(
        DevicePowerState dxState,
        boolean userControlOfWakeSettings,
        TriState enabled,
        boolean armForWakeIfChildrenAreArmedForWake,
        boolean indicateChildWakeOnParentWake) {

    /** The default settings (WDF_DEVICE_POWER_POLICY_WAKE_SETTINGS_INIT). */
    @Ddi("WDF_DEVICE_POWER_POLICY_WAKE_SETTINGS_INIT")
    public static SxWakeSettings init() {
        return new SxWakeSettings(null, true, TriState.USE_DEFAULT, false, false);
    }

    /** The same, with another state to go to. */
    public SxWakeSettings withDxState(DevicePowerState state) {
        return new SxWakeSettings(
                state,
                userControlOfWakeSettings,
                enabled,
                armForWakeIfChildrenAreArmedForWake,
                indicateChildWakeOnParentWake);
    }

    /** The same, without the user's control. */
    public SxWakeSettings withoutUserControl() {
        return new SxWakeSettings(
                dxState,
                false,
                enabled,
                armForWakeIfChildrenAreArmedForWake,
                indicateChildWakeOnParentWake);
    }

    /** The same, switched on or off. */
    public SxWakeSettings withEnabled(TriState yes) {
        return new SxWakeSettings(
                dxState,
                userControlOfWakeSettings,
                yes,
                armForWakeIfChildrenAreArmedForWake,
                indicateChildWakeOnParentWake);
    }

    /** The same, for a device whose children wake the system through it. */
    public SxWakeSettings withChildren(boolean armedForThem, boolean indicatesToThem) {
        return new SxWakeSettings(
                dxState, userControlOfWakeSettings, enabled, armedForThem, indicatesToThem);
    }
}
