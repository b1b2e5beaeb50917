package org.backplane.kmdf.internal.policy;

import org.backplane.ddi.IdleTimeoutType;
import org.backplane.ddi.S0IdleCapabilities;
import org.backplane.ddi.S0IdleSettings;
import org.backplane.ddi.TriState;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceCapabilities;
import org.backplane.wdm.power.DevicePowerState;

/**
 * How a device idles, as it was made out of its driver's settings, what the device can do and what
 * others say.
 *
 * @param caps what the device can do about itself; null if its driver has assigned no settings
 * @param dxState where it goes
 * @param timeoutMillis how long it is idle first
 * @param isEnabled whether it idles
 * @param byDefault what "enabled" is if the driver leaves it open
 * @param powersUpWithSystem whether it returns to D0 with the system although it was idle
 * @param timeoutType who says when
 */
record IdlePolicy(
        S0IdleCapabilities caps,
        DevicePowerState dxState,
        int timeoutMillis,
        boolean isEnabled,
        boolean byDefault,
        boolean powersUpWithSystem,
        IdleTimeoutType timeoutType) {

    /** What a device without settings does: nothing. */
    static final IdlePolicy NONE =
            new IdlePolicy(
                    null,
                    DevicePowerState.D3,
                    0,
                    false,
                    false,
                    false,
                    IdleTimeoutType.DRIVER_MANAGED);

    private static final int DEFAULT_TIMEOUT_MILLIS = 5000;

    /**
     * What the first settings make.
     *
     * @param byDefault what package and user say
     * @throws StatusException INVALID_PARAMETER or POWER_STATE_INVALID with the reason
     */
    static IdlePolicy first(S0IdleSettings settings, DeviceCapabilities device, boolean byDefault) {
        return new IdlePolicy(
                settings.idleCaps(),
                dxState(settings, device),
                timeout(settings),
                isTrue(settings.enabled(), byDefault),
                byDefault,
                settings.powerUpIdleDeviceOnSystemWake() == TriState.TRUE,
                settings.idleTimeoutType());
    }

    /**
     * What later settings make of it: they change where the device goes, how long it waits, and
     * whether it idles; what it can do about itself within limits.
     *
     * @throws StatusException INVALID_DEVICE_REQUEST, INVALID_PARAMETER or POWER_STATE_INVALID with
     *     the reason
     */
    IdlePolicy changed(S0IdleSettings settings, DeviceCapabilities device) {
        if (isSystemManaged(settings.idleTimeoutType()) != isSystemManaged()) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST,
                    "whether the system manages the idle timeout is settled by the first settings,"
                            + " which said "
                            + timeoutType);
        }
        boolean toOrFromUsb =
                settings.idleCaps() != caps
                        && (settings.idleCaps() == S0IdleCapabilities.USB_SELECTIVE_SUSPEND
                                || isUsbSelectiveSuspend());
        if (toOrFromUsb && isWakeCapable() && wakes(settings.idleCaps())) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST,
                    "the idle capabilities cannot change from "
                            + caps
                            + " to "
                            + settings.idleCaps()
                            + "; go by way of CANNOT_WAKE_FROM_S0");
        }
        return new IdlePolicy(
                settings.idleCaps(),
                dxState(settings, device),
                timeout(settings),
                isTrue(settings.enabled(), byDefault),
                byDefault,
                powersUpWithSystem,
                timeoutType);
    }

    /** The same for a device that does not idle any more. */
    IdlePolicy withoutIdling() {
        return new IdlePolicy(
                caps, dxState, timeoutMillis, false, false, powersUpWithSystem, timeoutType);
    }

    boolean isAssigned() {
        return caps != null;
    }

    boolean isWakeCapable() {
        return wakes(caps);
    }

    boolean isUsbSelectiveSuspend() {
        return caps == S0IdleCapabilities.USB_SELECTIVE_SUSPEND;
    }

    boolean isSystemManaged() {
        return isSystemManaged(timeoutType);
    }

    /** Whether the device may stay in Dx when the system returns to S0. */
    boolean staysInDxOnSystemWake() {
        return !isSystemManaged() && isEnabled && !isWakeCapable() && !powersUpWithSystem;
    }

    private static boolean wakes(S0IdleCapabilities caps) {
        return caps != null && caps != S0IdleCapabilities.CANNOT_WAKE_FROM_S0;
    }

    private static boolean isSystemManaged(IdleTimeoutType type) {
        return type != IdleTimeoutType.DRIVER_MANAGED;
    }

    private static boolean isTrue(TriState said, boolean byDefault) {
        return said == TriState.USE_DEFAULT ? byDefault : said == TriState.TRUE;
    }

    private static int timeout(S0IdleSettings settings) {
        if (settings.idleTimeout() < 0) {
            throw new StatusException(
                    Status.INVALID_PARAMETER,
                    "an idle timeout of "
                            + settings.idleTimeout()
                            + " ms is no time; 0 means the default of 5000 ms");
        }
        boolean said =
                settings.idleTimeout() != 0
                        && settings.idleTimeoutType() != IdleTimeoutType.SYSTEM_MANAGED;
        return said ? settings.idleTimeout() : DEFAULT_TIMEOUT_MILLIS;
    }

    private static DevicePowerState dxState(S0IdleSettings settings, DeviceCapabilities device) {
        DevicePowerState wanted = settings.dxState();
        if (wanted == DevicePowerState.D0) {
            throw new StatusException(
                    Status.INVALID_PARAMETER, "an idle device cannot go to D0; say D1, D2 or D3");
        }
        if (!wakes(settings.idleCaps())) {
            return wanted == null ? DevicePowerState.D3 : wanted;
        }
        if (settings.idleCaps() == S0IdleCapabilities.USB_SELECTIVE_SUSPEND
                && wanted == DevicePowerState.D3) {
            throw new StatusException(
                    Status.INVALID_PARAMETER,
                    "a device in USB selective suspend cannot go to D3; say D1 or D2");
        }
        return WakePolicy.wakeableState(wanted, device, "itself");
    }
}
