package org.backplane.pnp.internal;

import org.backplane.status.Status;
import org.backplane.status.StatusException;

/**
 * Calls those who hold a device open: applications and other drivers. What they do comes back to
 * the device's own drivers, so these are at work meanwhile.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the strand of the node.
 */
final class Holders {

    private Holders() {}

    /**
     * Makes a call and waits for it, not longer than a driver may take.
     *
     * @return what it threw, or that it took too long; null if it went well
     */
    static Throwable tell(DevNode node, String what, Runnable body) {
        DriverStack stack = node.stack();
        stack.callOut();
        DriverCall call =
                node.pnp()
                        .call(
                                () -> what,
                                () -> {
                                    stack.callBack();
                                    node.settleSoon();
                                });
        if (!call.run(body)) {
            return new StatusException(Status.IO_TIMEOUT, what + " takes too long");
        }
        stack.callBack();
        return call.thrown();
    }
}
