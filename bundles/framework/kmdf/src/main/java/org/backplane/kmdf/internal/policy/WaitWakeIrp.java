package org.backplane.kmdf.internal.policy;

import org.backplane.status.Status;
import org.backplane.wdm.power.PowerRequest;

/**
 * One wait-wake IRP of an owner, which may be complete before its sender knows what to cancel it
 * with.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> its fields: the request is written by the
 * owner's machine alone, and the end is noted once.
 */
final class WaitWakeIrp {

    private PowerRequest request;
    private volatile Status ended;

    void sent(PowerRequest sent) {
        request = sent;
    }

    void ended(Status how) {
        ended = how;
    }

    /** How it ended; null while it is under way. */
    Status end() {
        return ended;
    }

    /** Asks for its cancellation; false if it has ended. */
    boolean cancel() {
        if (ended != null) {
            return false;
        }
        request.cancel();
        return true;
    }
}
