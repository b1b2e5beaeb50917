package org.backplane.kmdf.internal.device;

import org.backplane.ddi.Device;
import org.backplane.ddi.EvtDevicePower;
import org.backplane.ddi.EvtDevicePrepareHardware;
import org.backplane.ddi.PnpPowerEvents;
import org.backplane.kmdf.internal.object.FxObject;
import org.backplane.kmdf.internal.pnp.DeviceCallback;

/**
 * The part of a framework device with which its driver registers PnP and power callbacks.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> device-add.
 */
abstract class FxPnpPowerDevice extends FxPowerPolicyDevice implements PnpPowerEvents {

    FxPnpPowerDevice(FxObject parent) {
        super(parent);
    }

    @Override
    public Device evtDevicePrepareHardware(EvtDevicePrepareHardware callback) {
        checkOpen("evtDevicePrepareHardware");
        registered().onPrepareHardware(callback);
        return device();
    }

    @Override
    public Device evtDeviceReleaseHardware(Runnable callback) {
        return register(DeviceCallback.RELEASE_HARDWARE, callback);
    }

    @Override
    public Device evtDeviceD0Entry(EvtDevicePower callback) {
        checkOpen("evtDeviceD0Entry");
        registered().onD0Entry(callback);
        return device();
    }

    @Override
    public Device evtDeviceD0Exit(EvtDevicePower callback) {
        checkOpen("evtDeviceD0Exit");
        registered().onD0Exit(callback);
        return device();
    }

    @Override
    public Device evtDeviceSelfManagedIoInit(Runnable callback) {
        return register(DeviceCallback.SELF_MANAGED_IO_INIT, callback);
    }

    @Override
    public Device evtDeviceSelfManagedIoSuspend(Runnable callback) {
        return register(DeviceCallback.SELF_MANAGED_IO_SUSPEND, callback);
    }

    @Override
    public Device evtDeviceSelfManagedIoRestart(Runnable callback) {
        return register(DeviceCallback.SELF_MANAGED_IO_RESTART, callback);
    }

    @Override
    public Device evtDeviceSelfManagedIoFlush(Runnable callback) {
        return register(DeviceCallback.SELF_MANAGED_IO_FLUSH, callback);
    }

    @Override
    public Device evtDeviceSelfManagedIoCleanup(Runnable callback) {
        return register(DeviceCallback.SELF_MANAGED_IO_CLEANUP, callback);
    }

    @Override
    public Device evtDeviceSurpriseRemoval(Runnable callback) {
        return register(DeviceCallback.SURPRISE_REMOVAL, callback);
    }

    @Override
    public Device evtDeviceQueryRemove(Runnable callback) {
        return register(DeviceCallback.QUERY_REMOVE, callback);
    }

    @Override
    public Device evtDeviceQueryStop(Runnable callback) {
        return register(DeviceCallback.QUERY_STOP, callback);
    }
}
