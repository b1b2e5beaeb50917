package org.backplane.kmdf.internal.io;

import org.backplane.ddi.EvtRequestCompletion;
import org.backplane.wdm.CompletionRoutine;
import org.backplane.wdm.Irp;

/**
 * The sending half of a request: its way to an I/O target, its cancellation there, and its way back
 * to the driver's completion routine.
 *
 * <p>Cancellation at the target and completion may meet. Who cancels pins the request first, and a
 * completion that finds it pinned leaves it to the canceller to take the request back; so the IRP
 * that is cancelled is never another one.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> the request's state, which is changed
 * under the lock of its queue; the completion routine by ownership.
 */
final class RequestSending {

    private static final CompletionRoutine COMPLETION =
            (device, irp, context) -> ((RequestSending) context).cameBack();

    private final FxRequest request;
    private EvtRequestCompletion completion;

    RequestSending(FxRequest request) {
        this.request = request;
    }

    /** Sends the request, which is {@link FxRequest.State#SENT} already. */
    void send(FxIoTarget target, EvtRequestCompletion routine) {
        completion = routine;
        Irp irp = request.irp;
        irp.copyCurrentToNext();
        irp.setCompletionRoutine(COMPLETION, this);
        target.call(irp);
    }

    /** Forgets the completion routine, when the request's IRP is let go of. */
    void close() {
        completion = null;
    }

    /** Pins a request that a target has, to be cancelled there; the queue's lock is held. */
    boolean pin() {
        if (request.state != FxRequest.State.SENT) {
            return false;
        }
        request.state = FxRequest.State.SENT_PINNED;
        return true;
    }

    /** Asks the target to cancel the request, which is pinned; without the lock. */
    void cancelPinned() {
        request.irp.cancel();
        FxIoQueue home = request.queue;
        home.lock().acquire();
        boolean returned = request.state == FxRequest.State.SENT_RETURNED;
        request.state = returned ? FxRequest.State.OWNED : FxRequest.State.SENT;
        home.lock().release();
        if (returned) {
            takeBack();
        }
    }

    private boolean cameBack() {
        FxIoQueue home = request.queue;
        home.lock().acquire();
        boolean pinned = request.state == FxRequest.State.SENT_PINNED;
        request.state = pinned ? FxRequest.State.SENT_RETURNED : FxRequest.State.OWNED;
        home.lock().release();
        if (!pinned) {
            takeBack();
        }
        return false;
    }

    private void takeBack() {
        int mine = request.generation;
        EvtRequestCompletion routine = completion;
        try {
            RequestCalls.requireDisposition(
                    routine.evtRequestCompletion(
                            request, request.irp.status(), request.irp.information()));
        } catch (Throwable t) {
            request.calls().thrown("EvtRequestCompletionRoutine", t, mine);
        }
    }
}
