package org.backplane.pnp.internal;

import org.backplane.pnp.NodeState;
import org.backplane.pnp.ProblemCode;
import org.backplane.status.Status;
import org.backplane.status.StatusException;

/**
 * What the user, or the driver store, orders to be done to one device.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the strand of the node.
 */
final class Commands {

    private Commands() {}

    static void disable(DevNode node) {
        requireUsable(node);
        if (isDisabled(node)) {
            return;
        }
        OrderlyRemoval.run(node);
        node.pnp().records().disabled(node.instanceId(), true);
        Binding.disabled(node);
    }

    static void enable(DevNode node) {
        requireUsable(node);
        if (node.pnp().records().isDisabled(node.instanceId())) {
            node.pnp().records().disabled(node.instanceId(), false);
            Binding.run(node);
        }
    }

    static void restart(DevNode node) {
        requireUsable(node);
        if (isDisabled(node)) {
            throw new StatusException(
                    Status.INVALID_DEVICE_STATE,
                    "%s cannot be restarted: it is disabled. Enable it with devcon:enable."
                            .formatted(node));
        }
        OrderlyRemoval.run(node);
        Binding.run(node);
    }

    static void remove(DevNode node) {
        if (node.isGone()) {
            throw notConnected(node);
        }
        if (node.parent() == null) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST,
                    "%s cannot be removed: it is the root of the device tree.".formatted(node));
        }
        OrderlyRemoval.run(node);
        Removal.depart(node);
    }

    private static StatusException notConnected(DevNode node) {
        return new StatusException(
                Status.NO_SUCH_DEVICE, "%s is not connected any more.".formatted(node));
    }

    /** Takes a device off a package, if it uses it; it is not bound anew yet. */
    static void giveUp(DevNode node, String packageId) {
        if (node.isGone() || !node.choice().uses(packageId)) {
            return;
        }
        removeAnyway(node);
        node.choice(DriverChoice.NONE);
        if (!isDisabled(node)) {
            node.enter(NodeState.INITIALIZED);
            node.strand().post(() -> Binding.resume(node));
        }
    }

    /** The whole tree, with its root. */
    static void shutDown(DevNode root) {
        if (!root.isGone()) {
            removeAnyway(root);
            Removal.leave(root, false);
        }
    }

    private static void removeAnyway(DevNode node) {
        try {
            OrderlyRemoval.run(node);
        } catch (StatusException e) {
            node.pnp().announcer().odd(e.getMessage() + " It is removed all the same.");
            Removal.takeApart(node, true);
        }
    }

    private static boolean isDisabled(DevNode node) {
        return node.condition().has(ProblemCode.DISABLED);
    }

    private static void requireUsable(DevNode node) {
        if (node.isGone()) {
            throw notConnected(node);
        }
        if (node.condition().has(ProblemCode.INVALID_DATA)
                || node.condition().has(ProblemCode.DUPLICATE_DEVICE)) {
            throw new StatusException(
                    Status.INVALID_DEVICE_STATE, node.condition().problem().message());
        }
    }
}
