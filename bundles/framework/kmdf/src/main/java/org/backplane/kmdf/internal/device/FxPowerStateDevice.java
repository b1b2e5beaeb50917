package org.backplane.kmdf.internal.device;

import org.backplane.ddi.Device;
import org.backplane.ddi.EvtDevicePower;
import org.backplane.ddi.EvtDeviceUsageNotification;
import org.backplane.ddi.PnpPowerDevice;
import org.backplane.ddi.PnpState;
import org.backplane.ddi.PowerState;
import org.backplane.ddi.SpecialFileType;
import org.backplane.kmdf.internal.object.FxObject;
import org.backplane.kmdf.internal.pnp.DeviceCallbacks;
import org.backplane.kmdf.internal.pnp.FxPkgPnp;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.UsageNotification;
import org.backplane.wdm.power.PowerAction;

/**
 * The part of a framework device with which its driver sees how it stands in PnP and power.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> nothing.
 */
abstract class FxPowerStateDevice extends FxRegistryDevice implements PnpPowerDevice {

    FxPowerStateDevice(FxObject parent) {
        super(parent);
    }

    /** This device, as its driver knows it. */
    public abstract Device device();

    /** Where the driver's callbacks are registered. */
    abstract DeviceCallbacks registered();

    /** The PnP side; null for a control device. */
    public abstract FxPkgPnp pnp();

    /** Whether this is the lowest device of its stack. */
    public abstract boolean isPdo();

    /** Throws, naming {@code registration}, once device-add has returned. */
    public abstract void checkOpen(String registration);

    /** EvtDeviceD0EntryPostInterruptsEnabled. */
    public Device evtDeviceD0EntryPostInterruptsEnabled(EvtDevicePower callback) {
        checkOpen("evtDeviceD0EntryPostInterruptsEnabled");
        registered().onPostInterruptsEnabled(callback);
        return device();
    }

    /** EvtDeviceD0ExitPreInterruptsDisabled. */
    public Device evtDeviceD0ExitPreInterruptsDisabled(EvtDevicePower callback) {
        checkOpen("evtDeviceD0ExitPreInterruptsDisabled");
        registered().onPreInterruptsDisabled(callback);
        return device();
    }

    /** EvtDeviceUsageNotification. */
    public Device evtDeviceUsageNotification(EvtDeviceUsageNotification callback) {
        checkOpen("evtDeviceUsageNotification");
        registered().onUsageNotification(callback);
        return device();
    }

    /** EvtDeviceUsageNotificationEx. */
    public Device evtDeviceUsageNotificationEx(EvtDeviceUsageNotification callback) {
        checkOpen("evtDeviceUsageNotificationEx");
        registered().onUsageNotificationEx(callback);
        return device();
    }

    private FxPkgPnp inStack() {
        FxPkgPnp pnp = pnp();
        if (pnp == null) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST,
                    this + " is a control device, which has neither PnP nor power");
        }
        return pnp;
    }

    @Override
    public PnpState devicePnpState() {
        return inStack().state();
    }

    @Override
    public PowerState devicePowerState() {
        return inStack().power().machine().state();
    }

    @Override
    public PowerAction systemPowerAction() {
        return inStack().power().machine().irps().systemPowerAction();
    }

    @Override
    public void setStaticStopRemove(boolean stoppable) {
        inStack().usage().stoppable(stoppable);
    }

    @Override
    public void setSpecialFileSupport(SpecialFileType type, boolean supported) {
        inStack().usage().support(toWdm(type), supported);
    }

    private static UsageNotification.Type toWdm(SpecialFileType type) {
        return switch (type) {
            case PAGING -> UsageNotification.Type.PAGING;
            case HIBERNATION -> UsageNotification.Type.HIBERNATION;
            case DUMP -> UsageNotification.Type.DUMP;
            case BOOT -> UsageNotification.Type.BOOT;
        };
    }

    @Override
    public Status indicateWakeStatus(Status status) {
        return isPdo()
                ? inStack().power().machine().irps().indicateWake(status)
                : Status.INVALID_DEVICE_REQUEST;
    }
}
