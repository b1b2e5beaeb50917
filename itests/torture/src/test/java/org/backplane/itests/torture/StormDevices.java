package org.backplane.itests.torture;

import org.backplane.ddi.Device;
import org.backplane.ddi.IdleTimeoutType;
import org.backplane.ddi.InterfaceClass;
import org.backplane.ddi.S0IdleCapabilities;
import org.backplane.ddi.S0IdleSettings;
import org.backplane.ddi.SxWakeSettings;
import org.backplane.ddi.TriState;
import org.backplane.status.StatusException;

/** What the devices of a storm have in common. */
final class StormDevices {

    /** A bus at the root. */
    static final String BUS = "ROOT\\STORMBUS";

    /** A bus on a bus. */
    static final String HUB = "STORM\\HUB";

    static final String DEVICE = "STORM\\DEVICE";

    /** A device that its bus driver alone serves. */
    static final String RAW = "STORM\\RAW";

    static final InterfaceClass INTERFACE =
            InterfaceClass.of("4b7e1c52-77a5-4c2c-9a54-1c6f3d1f0b21");

    private StormDevices() {}

    /** Registers the callbacks of PnP and power that every function and filter driver has. */
    static Device registered(Device device, Mischief mischief) {
        device.evtDevicePrepareHardware((raw, ours) -> mischief.at("EvtDevicePrepareHardware"))
                .evtDeviceReleaseHardware(() -> mischief.at("EvtDeviceReleaseHardware"))
                .evtDeviceD0Entry(from -> mischief.at("EvtDeviceD0Entry"))
                .evtDeviceD0EntryPostInterruptsEnabled(
                        from -> mischief.at("EvtDeviceD0EntryPostInterruptsEnabled"))
                .evtDeviceD0ExitPreInterruptsDisabled(
                        to -> mischief.at("EvtDeviceD0ExitPreInterruptsDisabled"))
                .evtDeviceD0Exit(to -> mischief.at("EvtDeviceD0Exit"))
                .evtDeviceSelfManagedIoInit(() -> mischief.at("EvtDeviceSelfManagedIoInit"))
                .evtDeviceSelfManagedIoSuspend(() -> mischief.at("EvtDeviceSelfManagedIoSuspend"))
                .evtDeviceSelfManagedIoRestart(() -> mischief.at("EvtDeviceSelfManagedIoRestart"))
                .evtDeviceSelfManagedIoFlush(() -> mischief.at("EvtDeviceSelfManagedIoFlush"))
                .evtDeviceSelfManagedIoCleanup(() -> mischief.at("EvtDeviceSelfManagedIoCleanup"))
                .evtDeviceQueryRemove(() -> mischief.at("EvtDeviceQueryRemove"))
                .evtDeviceQueryStop(() -> mischief.at("EvtDeviceQueryStop"))
                .evtDeviceSurpriseRemoval(() -> mischief.at("EvtDeviceSurpriseRemoval"));
        return device;
    }

    /** Makes a device idle and wake, or not, as it comes. */
    static void ownPower(Device device, Mischief mischief) {
        device.evtDeviceArmWakeFromS0(() -> mischief.at("EvtDeviceArmWakeFromS0"))
                .evtDeviceDisarmWakeFromS0(() -> mischief.at("EvtDeviceDisarmWakeFromS0"))
                .evtDeviceWakeFromS0Triggered(() -> mischief.at("EvtDeviceWakeFromS0Triggered"))
                .evtDeviceArmWakeFromSx(() -> mischief.at("EvtDeviceArmWakeFromSx"))
                .evtDeviceDisarmWakeFromSx(() -> mischief.at("EvtDeviceDisarmWakeFromSx"))
                .evtDeviceWakeFromSxTriggered(() -> mischief.at("EvtDeviceWakeFromSxTriggered"));
        if (!mischief.oneIn(4)) {
            attempt(() -> device.assignS0IdleSettings(idleSettings(mischief)));
        }
        if (!mischief.oneIn(3)) {
            attempt(() ->
                    device.assignSxWakeSettings(
                            SxWakeSettings.init()
                                    .withoutUserControl()
                                    .withChildren(mischief.oneIn(2), mischief.oneIn(2))));
        }
    }

    static S0IdleSettings idleSettings(Mischief mischief) {
        return S0IdleSettings.of(
                        mischief.oneIn(2)
                                ? S0IdleCapabilities.CANNOT_WAKE_FROM_S0
                                : S0IdleCapabilities.CAN_WAKE_FROM_S0)
                .withoutUserControl()
                .withIdleTimeout(500 * (1 + mischief.random(6)))
                .withIdleTimeoutType(
                        mischief.oneIn(3)
                                ? IdleTimeoutType.SYSTEM_MANAGED
                                : IdleTimeoutType.DRIVER_MANAGED)
                .withPowerUpIdleDeviceOnSystemWake(
                        mischief.oneIn(3) ? TriState.TRUE : TriState.USE_DEFAULT);
    }

    /** Does what may be refused. */
    static boolean attempt(Runnable what) {
        try {
            what.run();
            return true;
        } catch (StatusException refused) {
            return false;
        }
    }
}
