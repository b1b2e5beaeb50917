package org.backplane.pnp.internal;

import org.backplane.pnp.NodeState;
import org.backplane.pnp.ProblemCode;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.PnpDeviceState;

/**
 * What the user, or the driver store, orders to be done to one device.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the strand of the node.
 */
final class Commands {

    private Commands() {}

    /** Takes the device out of service; null if it is already. */
    static Departure disable(DevNode node) {
        return new Departure(node, false, Commands::requireDisableable, Commands::disabled);
    }

    private static void requireDisableable(DevNode node) {
        requireUsable(node);
        for (DevNode each : node.pnp().tree().subtree(node)) {
            if (each.isStarted() && each.facts().has(PnpDeviceState.NOT_DISABLEABLE)) {
                throw new StatusException(
                        Status.INVALID_DEVICE_STATE,
                        "%s cannot be disabled: %s says that %s is needed."
                                .formatted(
                                        node,
                                        each.choice()
                                                .function()
                                                .map(driver -> "driver " + Sentences.driver(driver))
                                                .orElse("the driver of " + each),
                                        each == node ? "it" : each));
            }
        }
    }

    private static void disabled(DevNode node) {
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

    static Departure restart(DevNode node) {
        return new Departure(node, false, Commands::requireEnabled, Binding::run);
    }

    private static void requireEnabled(DevNode node) {
        requireUsable(node);
        if (isDisabled(node)) {
            throw new StatusException(
                    Status.INVALID_DEVICE_STATE,
                    "%s cannot be restarted: it is disabled. Enable it with devcon:enable."
                            .formatted(node));
        }
    }

    static Departure remove(DevNode node) {
        return new Departure(node, false, Commands::requireRemovable, Commands::removed);
    }

    private static void requireRemovable(DevNode node) {
        if (node.isGone()) {
            throw notConnected(node);
        }
        if (node.parent() == null) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST,
                    "%s cannot be removed: it is the root of the device tree.".formatted(node));
        }
    }

    private static void removed(DevNode node) {
        node.facts().removalReason("it was removed by the user");
        Removal.depart(node);
    }

    static StatusException notConnected(DevNode node) {
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
