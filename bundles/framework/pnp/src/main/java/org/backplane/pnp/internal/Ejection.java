package org.backplane.pnp.internal;

import org.backplane.pnp.NodeState;
import org.backplane.pnp.ProblemCode;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.PnpMinor;

/**
 * Takes a device out of service and has its bus let go of it.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the strand of the node.
 */
final class Ejection {

    private Ejection() {}

    /** Somebody pressed the button; a veto is for the log. */
    static void request(DevNode node) {
        node.strand()
                .post(() -> {
                    try {
                        run(node);
                    } catch (StatusException e) {
                        node.pnp().announcer().odd(e.getMessage());
                    }
                });
    }

    /**
     * Ejects the device.
     *
     * @throws StatusException if somebody vetoes; everything is as before then
     */
    static void run(DevNode node) {
        if (node.isGone() || node.parent() == null) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST, "%s cannot be ejected.".formatted(node));
        }
        OrderlyRemoval.run(node);
        node.state(NodeState.REMOVED);
        IrpAnswer answer = node.send(PnpMinor.EJECT, null);
        node.problem(
                ProblemCode.HELD_FOR_EJECT,
                answer.status(),
                ("%s may be taken away: it was ejected but is still in its place. Take it away, or"
                                + " restart it with devcon:restart.")
                        .formatted(node));
        node.parent().requestEnumeration();
    }
}
