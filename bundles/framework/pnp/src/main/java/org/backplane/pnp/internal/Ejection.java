package org.backplane.pnp.internal;

import org.backplane.pnp.NodeState;
import org.backplane.pnp.ProblemCode;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceCapabilities;
import org.backplane.wdm.PnpMinor;

/**
 * Takes a device out of service and has its bus let go of it.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> {@link Departure}.
 */
final class Ejection {

    private Ejection() {}

    static Departure of(DevNode node) {
        return new Departure(node, true, Ejection::check, Ejection::letGo);
    }

    private static void check(DevNode node) {
        if (node.isGone()) {
            throw Commands.notConnected(node);
        }
        if (node.parent() == null) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST,
                    "%s cannot be ejected: it is the root of the device tree.".formatted(node));
        }
    }

    /** A bus that does not eject is told nothing; the user takes the device away. */
    private static void letGo(DevNode node) {
        DeviceCapabilities can = node.facts().capabilities();
        Status status = Status.SUCCESS;
        String more = "";
        node.facts().removalReason("it was ejected");
        node.state(NodeState.REMOVED);
        if (can == null || can.ejectSupported()) {
            IrpAnswer answer = node.send(PnpMinor.EJECT, null);
            if (!answer.isSuccess() && answer.status() != Status.NOT_SUPPORTED) {
                status = answer.status();
                more = " " + Sentences.sentence(answer.accountWithReason());
            }
        }
        node.held(
                status,
                ("%s is ejected but still in its place.%s Take it away, or put it back into service"
                                + " with devcon:restart.")
                        .formatted(node, more));
        DevNode bus = node.parent();
        bus.requestEnumeration();
        // The bus may not report it any more; else people are to hear that it can be taken away.
        bus.strand().post(() -> node.strand().post(() -> stillThere(node)));
    }

    private static void stillThere(DevNode node) {
        if (node.condition().has(ProblemCode.HELD_FOR_EJECT)
                && !node.pnp().tree().isLeaving(node)) {
            node.pnp().announcer().troubled(node);
        }
    }
}
