package org.backplane.pnp.internal;

import org.backplane.pnp.NodeState;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.PnpMinor;
import org.backplane.wdm.TargetDeviceChanges;

import java.util.ArrayList;
import java.util.List;

/**
 * Removal with everybody's consent: the descendants are asked first, then the device itself; if
 * anybody vetoes, all who were asked hear CANCEL_REMOVE_DEVICE and go on.
 *
 * <p>The strands of the whole subtree are held from the question to the end, so that nothing else
 * happens to any of the devices in between.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the strand of the node; descendants take part on
 * theirs.
 */
final class OrderlyRemoval {

    private final DevNode node;

    /** The children's part in it. */
    private List<OrderlyRemoval> children = List.of();

    private boolean asked;

    /** Whether drivers that hold the device open were asked, and hear of a veto. */
    private boolean holdersAsked;

    private StatusException veto;

    private OrderlyRemoval(DevNode node) {
        this.node = node;
    }

    /**
     * Takes the children and the stack of a device away; its node stays.
     *
     * @throws StatusException if a driver or an open handle vetoes; everything is as before then
     */
    static void run(DevNode node) {
        run(List.of(node));
    }

    /**
     * Takes the children and the stacks of several devices away, none of which is below another, or
     * of none of them.
     *
     * @throws StatusException if a driver or an open handle vetoes; everything is as before then
     */
    static void run(List<DevNode> nodes) {
        List<OrderlyRemoval> removals = new ArrayList<>();
        StatusException veto = null;
        for (DevNode node : nodes) {
            OrderlyRemoval removal = new OrderlyRemoval(node);
            removals.add(removal);
            removal.ask();
            veto = removal.veto;
            if (veto != null) {
                break;
            }
        }
        StatusException decision = veto;
        removals.forEach(removal -> removal.decide(decision));
        if (decision != null) {
            throw decision;
        }
        nodes.forEach(node -> Removal.takeApart(node, false));
    }

    private void ask() {
        children = node.pnp().tree().children(node).stream().map(OrderlyRemoval::new).toList();
        if (!children.isEmpty()) {
            Crowd.<OrderlyRemoval>run(
                    node.pnp().dispatcher(),
                    children,
                    (child, voted) -> child.node.strand().post(() -> child.vote(voted)));
        }
        for (OrderlyRemoval child : children) {
            veto = veto == null ? child.veto : veto;
        }
        if (veto == null && node.isStarted()) {
            veto = askStack();
        }
    }

    /** A child says what it thinks, and stands still until its parent has decided. */
    private void vote(Runnable voted) {
        try {
            ask();
        } finally {
            node.strand().hold();
            voted.run();
        }
    }

    /** Drivers that hold the device open close it when they are asked. */
    private StatusException askHolders() {
        TargetDeviceChanges changes = node.pnp().kernel().targetDeviceChanges();
        if (!changes.isHeard(node.pdo())) {
            return null;
        }
        holdersAsked = true;
        Throwable refusal =
                Holders.tell(
                        node, "asking who holds " + node, () -> changes.queryRemove(node.pdo()));
        if (refusal == null) {
            return null;
        }
        return new StatusException(
                refusal instanceof StatusException e ? e.status() : Status.UNSUCCESSFUL,
                "%s cannot be removed: a driver that holds it open says no: %s"
                        .formatted(node, Sentences.sentence(Sentences.thrown(refusal))));
    }

    private StatusException askStack() {
        StatusException refusal = askHolders();
        if (refusal != null) {
            return refusal;
        }
        int handles = node.pnp().kernel().openFiles().count(node.pdo());
        if (handles > 0) {
            return new StatusException(
                    Status.INVALID_DEVICE_STATE,
                    "%s cannot be removed: %s. Close what is open, then try again."
                            .formatted(node, Sentences.handlesAreOpen(handles)));
        }
        asked = true;
        IrpAnswer answer =
                node.askLeave(PnpMinor.QUERY_REMOVE_DEVICE, PnpMinor.CANCEL_REMOVE_DEVICE);
        if (!answer.isSuccess()) {
            return new StatusException(
                    answer.status(),
                    "%s cannot be removed: %s Try again when the driver is not busy any more."
                            .formatted(node, Sentences.sentence(answer.accountWithReason())));
        }
        node.enter(NodeState.QUERY_REMOVED);
        return null;
    }

    /** Lets the descendants go, or tells everybody who was asked that nobody goes. */
    private void decide(StatusException decision) {
        if (decision == null) {
            node.pnp().tree().evacuate(node);
        }
        if (!children.isEmpty()) {
            Crowd.<OrderlyRemoval>run(
                    node.pnp().dispatcher(),
                    children,
                    (child, done) -> child.node.strand().release(() -> child.obey(decision, done)));
        }
        if (decision != null && asked) {
            node.send(PnpMinor.CANCEL_REMOVE_DEVICE, null);
            node.enter(NodeState.STARTED);
        }
        if (decision != null && holdersAsked) {
            TargetDeviceChanges changes = node.pnp().kernel().targetDeviceChanges();
            Holders.tell(
                    node,
                    "telling who held " + node + " that it stays",
                    () -> changes.removeCanceled(node.pdo()));
        }
    }

    private void obey(StatusException decision, Runnable done) {
        try {
            decide(decision);
            if (decision == null) {
                Removal.leave(node, false);
            }
        } finally {
            done.run();
        }
    }
}
