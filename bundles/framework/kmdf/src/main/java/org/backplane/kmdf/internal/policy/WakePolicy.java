package org.backplane.kmdf.internal.policy;

import org.backplane.ddi.SxWakeSettings;
import org.backplane.ddi.TriState;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceCapabilities;
import org.backplane.wdm.power.DevicePowerState;

/**
 * How a device wakes the system, as it was made out of its driver's settings, what the device can
 * do and what others say.
 *
 * @param isAssigned whether its driver has assigned settings
 * @param dxState where it goes when it is armed
 * @param isEnabled whether it wakes the system
 * @param byDefault what "enabled" is if the driver leaves it open
 * @param armsForChildren whether it is armed because one of its children is
 * @param indicatesToChildren whether its armed children hear that it has woken the system
 */
record WakePolicy(
        boolean isAssigned,
        DevicePowerState dxState,
        boolean isEnabled,
        boolean byDefault,
        boolean armsForChildren,
        boolean indicatesToChildren) {

    /** What a device without settings does: nothing. */
    static final WakePolicy NONE =
            new WakePolicy(false, DevicePowerState.D3, false, false, false, false);

    /**
     * What the first settings make.
     *
     * @param byDefault what package and user say
     * @throws StatusException INVALID_PARAMETER or POWER_STATE_INVALID with the reason
     */
    static WakePolicy first(SxWakeSettings settings, DeviceCapabilities device, boolean byDefault) {
        return new WakePolicy(
                true,
                dxState(settings, device),
                isTrue(settings.enabled(), byDefault),
                byDefault,
                settings.armForWakeIfChildrenAreArmedForWake(),
                settings.indicateChildWakeOnParentWake());
    }

    /** What later settings make of it: they change where the device goes and whether it wakes. */
    WakePolicy changed(SxWakeSettings settings, DeviceCapabilities device) {
        return new WakePolicy(
                true,
                dxState(settings, device),
                isTrue(settings.enabled(), byDefault),
                byDefault,
                armsForChildren,
                indicatesToChildren);
    }

    private static boolean isTrue(TriState said, boolean byDefault) {
        return said == TriState.USE_DEFAULT ? byDefault : said == TriState.TRUE;
    }

    private static DevicePowerState dxState(SxWakeSettings settings, DeviceCapabilities device) {
        if (settings.dxState() == DevicePowerState.D0) {
            throw new StatusException(
                    Status.INVALID_PARAMETER,
                    "a device that is to wake the system cannot stay in D0; say D1, D2 or D3");
        }
        if (device.systemWake() == null) {
            throw new StatusException(
                    Status.POWER_STATE_INVALID,
                    "the device cannot wake the system: its bus says that it can do so from no"
                            + " system state");
        }
        return wakeableState(settings.dxState(), device, "the system");
    }

    /** The state from which a device is to wake: the wanted one, or the deepest possible. */
    static DevicePowerState wakeableState(
            DevicePowerState wanted, DeviceCapabilities device, String whom) {
        DevicePowerState deepest = device.deviceWake();
        if (deepest == null || deepest == DevicePowerState.D0) {
            throw new StatusException(
                    Status.POWER_STATE_INVALID,
                    "the device cannot wake "
                            + whom
                            + ": its bus says that it can wake from no state below D0");
        }
        if (wanted == null) {
            return deepest;
        }
        if (wanted.isDeeperThan(deepest)) {
            throw new StatusException(
                    Status.POWER_STATE_INVALID,
                    "the device cannot wake "
                            + whom
                            + " from "
                            + wanted
                            + ": its bus says that "
                            + deepest
                            + " is the deepest state from which it can");
        }
        return wanted;
    }
}
