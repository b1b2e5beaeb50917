package org.backplane.kmdf.internal.target;

import org.backplane.ddi.IoTargetState;
import org.backplane.kmdf.internal.io.DeviceHost;
import org.backplane.status.Status;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.DriverObject;
import org.backplane.wdm.FileObject;
import org.backplane.wdm.Irp;

import java.util.function.Function;

/**
 * The self I/O target: the device's own queues, for requests that its driver makes. They come in
 * through a device object that is in no stack, so that no driver above or below sees them.
 */
public final class FxSelfTarget extends FxIoTarget {

    private final DeviceObject entrance;

    /**
     * Makes the target of a device, started.
     *
     * @param dispatch takes what is sent there
     */
    public FxSelfTarget(DeviceHost host, Function<Irp, Status> dispatch) {
        super(host.object(), host, "self I/O target", IoTargetState.STARTED);
        DriverObject driver = new DriverObject(host.kernel(), host.driverName());
        driver.everyMajorFunction((device, irp) -> dispatch.apply(irp));
        this.entrance = new DeviceObject(driver, host);
    }

    @Override
    public void pass(Irp irp) {
        irp.call(entrance);
    }

    @Override
    public int stackSize() {
        return entrance.stackSize();
    }

    @Override
    public DeviceObject wdmTargetDeviceObject() {
        return host().deviceObject();
    }

    @Override
    public FileObject wdmTargetFileObject() {
        return null;
    }
}
