package org.backplane.kmdf.internal.io;

import org.backplane.ddi.IoStopReason;
import org.backplane.wdm.Irp;

import java.util.ArrayList;
import java.util.List;

/**
 * One walk through the requests that the driver owns, when they have to go: chosen under the
 * queue's lock, acted on without it.
 *
 * <p><b>Serialised by:</b> the queue's lock until {@link #act}; who makes it is alone with it.
 */
final class OwnedSweep {

    private final List<FxRequest> cancelable = new ArrayList<>();
    private final List<FxRequest> sent = new ArrayList<>();
    private final List<FxRequest> asked = new ArrayList<>();
    private final List<Integer> generations = new ArrayList<>();

    /** Claims the cancellation of a request that is marked cancelable; false if it is not. */
    boolean cancel(FxRequest request) {
        Irp irp = request.irp;
        if (request.state != FxRequest.State.CANCELABLE || irp.setCancelRoutine(null) == null) {
            return false;
        }
        request.state = FxRequest.State.CANCELLING;
        cancelable.add(request);
        return true;
    }

    /** Chooses a request that a target has to be cancelled there; false if none has it. */
    boolean cancelAtTarget(FxRequest request) {
        return request.sending().pin() && sent.add(request);
    }

    /** Chooses a request for EvtIoStop. */
    void ask(FxRequest request) {
        asked.add(request);
        generations.add(request.generation);
    }

    /** Cancels and asks; without the lock. */
    void act(IoStopReason reason) {
        cancelable.forEach(request -> request.calls().cancel());
        sent.forEach(request -> request.sending().cancelPinned());
        for (int i = 0; i < asked.size(); i++) {
            asked.get(i).calls().stop(generations.get(i), reason);
        }
    }
}
