package org.backplane.kmdf.internal.io;

import org.backplane.status.Status;
import org.backplane.wdm.Irp;

/**
 * A queue of the framework's own: it presents everything at once, whether the device has power or
 * not, to a callback of the driver's that is not a queue's.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> as a queue.
 */
public final class PrivateQueue {

    private final FxIoQueue queue;

    PrivateQueue(FxIoQueue queue) {
        this.queue = queue;
    }

    /** Makes a request of an IRP and presents it; completes the IRP if the device is leaving. */
    public Status accept(Irp irp) {
        return queue.flow().accept(irp, FxPkgIo.typeOf(irp.current().major()));
    }
}
