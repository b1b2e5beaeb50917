package org.backplane.pnp.internal;

import org.backplane.pnp.NodeState;
import org.backplane.pnp.ProblemCode;
import org.backplane.status.Status;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.DriverObject;
import org.backplane.wdm.OpenFileTable;
import org.backplane.wdm.PnpMinor;
import org.backplane.wdm.RelationType;
import org.backplane.wdm.TargetDeviceChanges;
import org.backplane.wdm.power.PowerRequests;

import java.util.List;

/**
 * Takes stacks apart and nodes out of the tree: children first, always, and whatever drivers do.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the strand of the node.
 */
final class Removal {

    private Removal() {}

    /**
     * The device goes: its bus does not report it any more, or goes itself.
     *
     * @param surprise whether it went without asking
     */
    static void leave(DevNode node, boolean surprise) {
        if (node.isGone()) {
            return;
        }
        if (surprise) {
            node.facts().removalReason("its bus does not report it any more");
        }
        if (!takeApart(node, surprise)) {
            // The bus driver is to know in any case that its device object is not needed any more.
            evict(node, null);
            node.send(PnpMinor.REMOVE_DEVICE, null);
        }
        depart(node);
    }

    /** Takes a node without stack and children out of the tree. */
    static void depart(DevNode node) {
        PnpContext pnp = node.pnp();
        node.enter(NodeState.DELETED);
        pnp.arbitration().forget(node);
        List<DevNode> heirs = pnp.tree().remove(node);
        pnp.kernel().deviceInterfaces().unregisterAll(node.pdo());
        if (node.instanceId() != null) {
            pnp.announcer().removed(node);
        }
        heirs.forEach(heir -> heir.strand().post(() -> Arrival.run(heir)));
        node.takeCompanions().forEach(each -> each.strand().post(() -> Binding.comeBack(each)));
        pnp.tree().departed(node);
    }

    /** The device stays where it is but does not work any more. */
    static void outOfService(DevNode node, ProblemCode code, Status status, String sentence) {
        takeApart(node, true);
        node.facts().removalReason(sentence);
        node.state(NodeState.REMOVED);
        node.problem(code, status, sentence);
    }

    /**
     * Removes the children and then the stack, if there is one.
     *
     * @return whether REMOVE_DEVICE went through the stack down to the bus driver
     */
    static boolean takeApart(DevNode node, boolean surprise) {
        DeviceTree tree = node.pnp().tree();
        List<DevNode> children = tree.evacuate(node);
        if (!children.isEmpty()) {
            Crowd.onStrands(node.pnp().dispatcher(), children, child -> leave(child, surprise));
            tree.awaitNoChildren(node);
        }
        node.abandon(node.takeDeferred());
        if (node.stack() == null) {
            return false;
        }
        if (surprise && node.isStarted()) {
            IrpAnswer relations =
                    node.ask(
                                    new Query(
                                            PnpMinor.QUERY_DEVICE_RELATIONS, RelationType.REMOVAL),
                                    new Query(PnpMinor.SURPRISE_REMOVAL, null))
                            .getFirst();
            takeAlong(node, Relations.nodes(node, relations));
        }
        disableInterfaces(node);
        closeHandles(node);
        return dismantle(node);
    }

    /** Devices that are to go when this one does go without being asked, too. */
    private static void takeAlong(DevNode node, List<DevNode> relations) {
        if (relations.isEmpty()) {
            return;
        }
        relations.forEach(each -> each.strand().post(() -> goAlong(each, node)));
        node.companions(relations);
    }

    private static void goAlong(DevNode relation, DevNode node) {
        if (relation.isStarted()) {
            outOfService(
                    relation,
                    ProblemCode.WILL_BE_REMOVED,
                    Status.SUCCESS,
                    "%s was taken out of service because it cannot be without %s, which is gone."
                            .formatted(relation, node));
        }
    }

    /**
     * Sends REMOVE_DEVICE and releases the drivers, those at least that are not at work any more.
     *
     * @return whether REMOVE_DEVICE went through the stack down to the bus driver
     */
    static boolean dismantle(DevNode node) {
        boolean heard = (node.isRaw() || node.pdo().top() != node.pdo()) && remove(node);
        evict(node, null);
        PowerRequests power = node.pnp().kernel().powerRequests();
        if (power != null) {
            power.deviceRemoved(node.pdo());
        }
        DriverStack stack = node.stack();
        node.stack(null);
        node.state(NodeState.REMOVED);
        stack.dismantled();
        stack.settle();
        if (!stack.isReleased()) {
            node.unfinished(stack);
        }
        node.pnp().arbitration().release(node);
        return heard;
    }

    /** Drivers below one that does not let the IRP get past it are removed all the same. */
    private static boolean remove(DevNode node) {
        DeviceObject target = node.pdo().top();
        while (target != null) {
            IrpAnswer answer = node.send(target, PnpMinor.REMOVE_DEVICE);
            if (answer.isSuccess()) {
                return true;
            }
            node.pnp()
                    .announcer()
                    .driverFault("%s was removed by force: %s".formatted(node, answer.account()));
            target = answer.stuck() == null ? null : answer.stuck().lower();
        }
        return false;
    }

    /**
     * Takes device objects off the PDO whose drivers did not.
     *
     * @param driver whose; null for everybody's
     */
    static void evict(DevNode node, DriverObject driver) {
        List<DeviceObject> objects = node.pdo().fromHereUp();
        for (DeviceObject object : objects.subList(1, objects.size()).reversed()) {
            if (driver == null || object.driver() == driver) {
                object.detach();
                object.delete();
                node.pnp()
                        .announcer()
                        .driverFault(
                                "Driver %s left a device object on the stack of %s; it was taken off"
                                        .formatted(object.driver().name(), node));
            }
        }
    }

    /**
     * Nobody opens the device any more. Its drivers do the same, but in an orderly removal not
     * before REMOVE_DEVICE, when the handles are closed already and one more would stay open.
     */
    private static void disableInterfaces(DevNode node) {
        node.pnp().kernel().deviceInterfaces().disableAll(node.pdo());
        node.pnp().kernel().deviceNames().removeAll(node.pdo());
    }

    private static void closeHandles(DevNode node) {
        OpenFileTable files = node.pnp().kernel().openFiles();
        TargetDeviceChanges changes = node.pnp().kernel().targetDeviceChanges();
        if (changes.isHeard(node.pdo())) {
            Holders.tell(
                    node,
                    "telling who held " + node + " that it goes",
                    () -> changes.removeComplete(node.pdo()));
        }
        if (files.count(node.pdo()) > 0) {
            Holders.tell(node, "closing the handles of " + node, () -> files.closeAll(node.pdo()));
        }
    }
}
