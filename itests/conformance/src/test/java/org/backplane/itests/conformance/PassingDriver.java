package org.backplane.itests.conformance;

import org.backplane.status.Status;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.PnpMinor;

/** Dispatch routines of a plain WDM driver that passes everything on. */
final class PassingDriver {

    private PassingDriver() {}

    static Status passOn(DeviceObject device, Irp irp) {
        irp.skipCurrent();
        return irp.call(device.lower());
    }

    /** As {@link #passOn}; the last IRP takes the device out of the stack. */
    static Status pnp(DeviceObject device, Irp irp) {
        boolean last = irp.current().minor() == PnpMinor.REMOVE_DEVICE;
        Status status = passOn(device, irp);
        if (last) {
            device.detach();
            device.delete();
        }
        return status;
    }
}
