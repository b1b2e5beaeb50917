package org.backplane.kmdf.internal.target;

import org.backplane.ddi.IoTargetState;
import org.backplane.kmdf.internal.io.DeviceHost;
import org.backplane.status.Status;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.FileObject;
import org.backplane.wdm.Irp;

/** The local I/O target: the next lower driver of the stack. */
public final class FxLocalTarget extends FxIoTarget {

    /** Makes the target of a device, started. */
    public FxLocalTarget(DeviceHost host) {
        super(host.object(), host, "local I/O target", IoTargetState.STARTED);
    }

    /**
     * Calls the lower driver; where there is none, because the device is a PDO or already detached,
     * the IRP comes back the same way a lower driver would have completed it.
     */
    @Override
    public void pass(Irp irp) {
        DeviceObject lower = host().lower();
        if (lower != null) {
            irp.call(lower);
        } else {
            irp.refuse(Status.NO_SUCH_DEVICE);
        }
    }

    @Override
    public int stackSize() {
        DeviceObject lower = host().lower();
        return lower != null ? lower.stackSize() : 1;
    }

    /** Whether it is the target of {@code device}. */
    public boolean isOf(DeviceHost device) {
        return device.equals(host());
    }

    /** What came down the own stack has room for the rest of it. */
    @Override
    void requireRoom(SendingOwner owner) {
        if (!owner.isOnTheWayTo(this)) {
            super.requireRoom(owner);
        }
    }

    @Override
    public DeviceObject wdmTargetDeviceObject() {
        return host().lower();
    }

    @Override
    public FileObject wdmTargetFileObject() {
        return null;
    }
}
