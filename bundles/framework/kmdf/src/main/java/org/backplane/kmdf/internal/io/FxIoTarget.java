package org.backplane.kmdf.internal.io;

import org.backplane.ddi.Device;
import org.backplane.ddi.IoTarget;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.Irp;

/** The local I/O target: the next lower driver of the stack. */
final class FxIoTarget implements IoTarget {

    private final DeviceHost host;

    FxIoTarget(DeviceHost host) {
        this.host = host;
    }

    /**
     * The target that a request of {@code host} is sent to.
     *
     * @throws StatusException INVALID_DEVICE_REQUEST if it is another device's
     */
    static FxIoTarget of(DeviceHost host, IoTarget target) {
        if (!(target instanceof FxIoTarget own) || !own.host.equals(host)) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST,
                    "a request is sent to its own device's I/O target only");
        }
        return own;
    }

    @Override
    public Device device() {
        return host.device();
    }

    /**
     * Calls the lower driver; where there is none, because the device is a PDO or already detached,
     * the IRP comes back the same way a lower driver would have completed it.
     */
    Status call(Irp irp) {
        DeviceObject lower = host.lower();
        return lower != null ? irp.call(lower) : irp.refuse(Status.NO_SUCH_DEVICE);
    }
}
