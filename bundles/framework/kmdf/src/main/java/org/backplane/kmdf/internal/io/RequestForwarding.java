package org.backplane.kmdf.internal.io;

import org.backplane.ddi.IoQueue;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.Irp;

/**
 * The ways of a request into another queue. One that fails leaves it with the driver.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> the request's owner and the locks of the
 * queues.
 */
final class RequestForwarding {

    private RequestForwarding() {}

    /** Moves a request to another queue of its device. */
    static void forward(FxRequest request, IoQueue target) {
        FxIoQueue home = request.queue;
        if (!(target instanceof FxIoQueue destination)
                || destination == home
                || !destination.host().equals(home.host())) {
            throw refused("a request is forwarded to another queue of the same device only");
        }
        if (!destination.flow().takeOver(request, home.flow())) {
            throw busy(destination);
        }
    }

    /**
     * Ends a request of a child, and hands its IRP to a queue of the parent device. If that queue
     * stops taking requests meanwhile, it completes the IRP as it does with any other.
     */
    static void forwardToParent(FxRequest request, IoQueue target) {
        FxIoQueue home = request.queue;
        DeviceHost parent = home.host().forwardingParent();
        if (parent == null) {
            throw refused(
                    home.host().instanceId()
                            + " may not forward requests to its parent device; only a child may"
                            + " that was created with allowForwardingRequestToParent");
        }
        if (!(target instanceof FxIoQueue destination) || !destination.host().equals(parent)) {
            throw refused("the queue is none of the parent device, " + parent.instanceId());
        }
        if (request.isReserved()) {
            throw refused("a reserved request serves its own queue; it is not handed to a bus");
        }
        if (!destination.state().acceptRequests()) {
            throw busy(destination);
        }
        home.lock().acquire();
        try {
            request.checkForwardable();
        } catch (RuntimeException e) {
            home.lock().release();
            throw e;
        }
        request.cleanUp();
        Irp irp = request.irp;
        var type = request.type;
        int after = home.flow().letGo(request);
        home.lock().release();
        irp.moveTo(parent.deviceObject());
        destination.flow().accept(irp, type);
        home.flow().afterLettingGo(after);
    }

    private static StatusException refused(String reason) {
        return new StatusException(Status.INVALID_DEVICE_REQUEST, reason);
    }

    private static StatusException busy(FxIoQueue destination) {
        return new StatusException(
                Status.WDF_BUSY,
                destination + " takes no requests at the moment; the driver still owns this one");
    }
}
