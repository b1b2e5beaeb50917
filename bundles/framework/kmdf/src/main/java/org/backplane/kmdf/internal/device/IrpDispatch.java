package org.backplane.kmdf.internal.device;

import org.backplane.status.Status;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.DriverObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.IrpMajor;

/**
 * The dispatch table of every framework driver: which part of a device an IRP goes to.
 *
 * <p><b>Level:</b> as for a dispatch routine. <b>Serialised by:</b> nothing; has no state.
 */
public final class IrpDispatch {

    private IrpDispatch() {}

    /** Fills in a driver's dispatch table. */
    public static void install(DriverObject driver) {
        driver.everyMajorFunction(IrpDispatch::arrived);
        for (int major :
                new int[] {
                    IrpMajor.READ,
                    IrpMajor.WRITE,
                    IrpMajor.DEVICE_CONTROL,
                    IrpMajor.INTERNAL_DEVICE_CONTROL
                }) {
            driver.majorFunction(major, IrpDispatch::transferArrived);
        }
    }

    /** The framework device of a device object that a framework driver made. */
    public static FxDevice device(DeviceObject object) {
        return (FxDevice) object.extension();
    }

    private static Status arrived(DeviceObject object, Irp irp) {
        FxDevice device = device(object);
        FxIrpHooks hooks = device.hooks();
        return hooks != null ? hooks.arrived(device, irp) : dispatch(device, irp);
    }

    /** As {@link #arrived}, without the choice that is known already. */
    private static Status transferArrived(DeviceObject object, Irp irp) {
        FxDevice device = device(object);
        FxIrpHooks hooks = device.hooks();
        return hooks != null ? hooks.arrived(device, irp) : device.io().dispatch(irp);
    }

    /** Lets the framework have an IRP that no callback of the driver's sees first. */
    static Status dispatch(FxDevice device, Irp irp) {
        return switch (irp.current().major()) {
            case IrpMajor.READ,
                    IrpMajor.WRITE,
                    IrpMajor.DEVICE_CONTROL,
                    IrpMajor.INTERNAL_DEVICE_CONTROL ->
                    device.io().dispatch(irp);
            case IrpMajor.CREATE, IrpMajor.CLEANUP, IrpMajor.CLOSE ->
                    device.general().dispatch(irp);
            case IrpMajor.PNP ->
                    device.isControl()
                            ? irp.complete(Status.INVALID_DEVICE_REQUEST)
                            : device.pnp().dispatch(irp);
            case IrpMajor.POWER ->
                    device.isControl()
                            ? irp.complete(Status.INVALID_DEVICE_REQUEST)
                            : device.pnp().power().machine().irps().dispatch(irp);
            case IrpMajor.SYSTEM_CONTROL ->
                    device.isPdo() ? irp.complete(irp.status()) : passDown(device, irp);
            case IrpMajor.SHUTDOWN ->
                    device.isControl() ? device.shutDown(irp) : other(device, irp);
            default -> other(device, irp);
        };
    }

    /** What has no meaning here is for the drivers below if this is a filter, and an error else. */
    private static Status other(FxDevice device, Irp irp) {
        return device.isFilter()
                ? passDown(device, irp)
                : irp.complete(Status.INVALID_DEVICE_REQUEST);
    }

    private static Status passDown(FxDevice device, Irp irp) {
        return device.isControl()
                ? irp.complete(Status.INVALID_DEVICE_REQUEST)
                : device.io().pass(irp);
    }
}
