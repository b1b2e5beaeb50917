package org.backplane.kmdf.internal.pnp;

import org.backplane.ddi.EvtDeviceArmWakeFromSxWithReason;
import org.backplane.ddi.EvtDevicePower;
import org.backplane.ddi.EvtDevicePrepareHardware;
import org.backplane.ddi.EvtDeviceUsageNotification;
import org.backplane.ddi.PowerDeviceState;
import org.backplane.ddi.SpecialFileType;
import org.backplane.kmdf.internal.callback.CallbackRunner;
import org.backplane.kmdf.internal.callback.Outcome;
import org.backplane.kmdf.internal.hardware.FxResourceList;

import java.util.EnumMap;
import java.util.Map;

/**
 * The PnP and power callbacks that a driver registered for a device; one that it did not register
 * goes well and does nothing.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> filled while device-add runs, constant
 * afterwards; calls by the PnP state machine.
 */
public final class DeviceCallbacks {

    /** Those of a device whose driver registered none. */
    public static final DeviceCallbacks NONE = new DeviceCallbacks(null);

    private final CallbackRunner runner;
    private Map<DeviceCallback, Runnable> plain = Map.of();

    // Null where the driver registered nothing.

    private EvtDevicePrepareHardware prepareHardware;
    private EvtDevicePower d0Entry;
    private EvtDevicePower d0Exit;
    private EvtDevicePower postInterruptsEnabled;
    private EvtDevicePower preInterruptsDisabled;
    private EvtDeviceUsageNotification usageNotification;
    private EvtDeviceUsageNotification usageNotificationEx;
    private EvtDeviceArmWakeFromSxWithReason armWakeFromSx;

    /** Makes the callbacks of a device whose driver registered none yet. */
    public DeviceCallbacks(CallbackRunner runner) {
        this.runner = runner;
    }

    /** Registers a callback without arguments. */
    public void register(DeviceCallback which, Runnable callback) {
        if (plain.isEmpty()) {
            plain = new EnumMap<>(DeviceCallback.class);
        }
        plain.put(which, callback);
    }

    /** Registers EvtDevicePrepareHardware. */
    public void onPrepareHardware(EvtDevicePrepareHardware callback) {
        prepareHardware = callback;
    }

    /** Registers EvtDeviceD0Entry. */
    public void onD0Entry(EvtDevicePower callback) {
        d0Entry = callback;
    }

    /** Registers EvtDeviceD0EntryPostInterruptsEnabled. */
    public void onPostInterruptsEnabled(EvtDevicePower callback) {
        postInterruptsEnabled = callback;
    }

    /** Registers EvtDeviceD0ExitPreInterruptsDisabled. */
    public void onPreInterruptsDisabled(EvtDevicePower callback) {
        preInterruptsDisabled = callback;
    }

    /** Registers EvtDeviceUsageNotification. */
    public void onUsageNotification(EvtDeviceUsageNotification callback) {
        usageNotification = callback;
    }

    /** Registers EvtDeviceUsageNotificationEx. */
    public void onUsageNotificationEx(EvtDeviceUsageNotification callback) {
        usageNotificationEx = callback;
    }

    /** Registers EvtDeviceD0Exit. */
    public void onD0Exit(EvtDevicePower callback) {
        d0Exit = callback;
    }

    /** Registers EvtDeviceArmWakeFromSxWithReason. */
    public void onArmWakeFromSx(EvtDeviceArmWakeFromSxWithReason callback) {
        armWakeFromSx = callback;
    }

    /** Arms the device to wake the system; the callback that hears why comes before the other. */
    public Outcome armWakeFromSx(boolean deviceWakeEnabled, boolean childrenArmedForWake) {
        EvtDeviceArmWakeFromSxWithReason callback = armWakeFromSx;
        return callback == null
                ? run(DeviceCallback.ARM_WAKE_FROM_SX)
                : runner.run(
                        "EvtDeviceArmWakeFromSxWithReason",
                        () ->
                                callback.evtDeviceArmWakeFromSxWithReason(
                                        deviceWakeEnabled, childrenArmedForWake));
    }

    /** Calls a callback without arguments; one that is not registered goes well. */
    public Outcome run(DeviceCallback which) {
        Runnable callback = plain.get(which);
        return callback == null ? Outcome.OK : runner.run(which.callback(), callback);
    }

    Outcome prepareHardware(FxResourceList raw, FxResourceList translated) {
        return prepareHardware == null
                ? Outcome.OK
                : runner.run(
                        "EvtDevicePrepareHardware",
                        () -> prepareHardware.evtDevicePrepareHardware(raw, translated));
    }

    /** EvtDeviceD0Entry. */
    public Outcome d0Entry(PowerDeviceState previous) {
        return d0Entry == null
                ? Outcome.OK
                : runner.run("EvtDeviceD0Entry", () -> d0Entry.evtDevicePower(previous));
    }

    /** EvtDeviceD0EntryPostInterruptsEnabled. */
    public Outcome d0EntryPostInterruptsEnabled(PowerDeviceState previous) {
        return postInterruptsEnabled == null
                ? Outcome.OK
                : runner.run(
                        "EvtDeviceD0EntryPostInterruptsEnabled",
                        () -> postInterruptsEnabled.evtDevicePower(previous));
    }

    /** EvtDeviceD0ExitPreInterruptsDisabled. */
    public Outcome d0ExitPreInterruptsDisabled(PowerDeviceState target) {
        return preInterruptsDisabled == null
                ? Outcome.OK
                : runner.run(
                        "EvtDeviceD0ExitPreInterruptsDisabled",
                        () -> preInterruptsDisabled.evtDevicePower(target));
    }

    /** EvtDeviceUsageNotificationEx, before those below hear of it. */
    Outcome usageNotificationEx(SpecialFileType type, boolean inPath) {
        return usageNotificationEx == null
                ? Outcome.OK
                : runner.run(
                        "EvtDeviceUsageNotificationEx",
                        () -> usageNotificationEx.evtDeviceUsageNotification(type, inPath));
    }

    /** EvtDeviceUsageNotification, when it is settled. */
    void usageNotification(SpecialFileType type, boolean inPath) {
        if (usageNotification != null && usageNotificationEx == null) {
            runner.run(
                    "EvtDeviceUsageNotification",
                    () -> usageNotification.evtDeviceUsageNotification(type, inPath));
        }
    }

    /** EvtDeviceD0Exit. */
    public Outcome d0Exit(PowerDeviceState target) {
        return d0Exit == null
                ? Outcome.OK
                : runner.run("EvtDeviceD0Exit", () -> d0Exit.evtDevicePower(target));
    }
}
