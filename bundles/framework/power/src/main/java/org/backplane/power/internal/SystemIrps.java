package org.backplane.power.internal;

import org.backplane.power.internal.TreeWalk.Order;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.power.DeviceTreeView.Node;
import org.backplane.wdm.power.PowerAction;
import org.backplane.wdm.power.PowerChange.SystemPower;
import org.backplane.wdm.power.PowerMinor;
import org.backplane.wdm.power.SystemPowerState;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Sends the S-IRPs of one change of the system's power state over the tree.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the change under way.
 */
final class SystemIrps {

    private final PowerContext power;
    private final List<Node> nodes;
    private final List<Node> hibernationPath;
    private final List<Node> others;

    SystemIrps(PowerContext power, List<Node> nodes) {
        this.power = power;
        this.nodes = nodes;
        hibernationPath = nodes.stream().filter(this::isInHibernationPath).toList();
        others = nodes.stream().filter(node -> !isInHibernationPath(node)).toList();
    }

    private boolean isInHibernationPath(Node node) {
        return power.device(node.pdo()).isInHibernationPath();
    }

    /**
     * Asks everybody; who has said yes hears if somebody else says no.
     *
     * @return the veto; null if there is none
     */
    StatusException query(SystemPower target) {
        AtomicReference<StatusException> veto = new AtomicReference<>();
        Set<Node> asked = ConcurrentHashMap.newKeySet();
        walk(nodes, Order.CHILDREN_FIRST)
                .run((node, over) -> {
                    if (veto.get() != null) {
                        over.run();
                        return;
                    }
                    send(
                            node,
                            PowerMinor.QUERY_POWER,
                            target,
                            power.timeouts().irpNanos(),
                            irp -> {
                                if (irp.isRefused()) {
                                    veto.compareAndSet(null, vetoOf(irp, target));
                                } else {
                                    asked.add(node);
                                }
                                over.run();
                            });
                });
        if (veto.get() != null) {
            List<Node> told = nodes.stream().filter(asked::contains).toList();
            walk(told, Order.PARENTS_FIRST).run((node, over) -> setWorking(node, over));
        }
        return veto.get();
    }

    private static StatusException vetoOf(PowerIrp irp, SystemPower target) {
        String why = irp.reason();
        String account =
                irp.status() == Status.IO_TIMEOUT
                        ? "driver %s has not answered %s"
                                .formatted(irp.culprit().driver().name(), irp.what())
                        : "driver %s answered %s with %s"
                                .formatted(irp.answeredBy(), irp.what(), irp.status());
        return new StatusException(
                irp.status(),
                "The system cannot go to %s: %s vetoes, %s"
                        .formatted(
                                target.state(),
                                irp.device().name(),
                                IrpText.sentence(why == null ? account : account + ": " + why)));
    }

    /** Tells everybody to go down; devices that memory is saved to hear of S4 last. */
    void goDown(SystemPower target, long timeoutNanos) {
        boolean savesMemory = target.state() == SystemPowerState.HIBERNATE;
        walk(savesMemory ? others : nodes, Order.CHILDREN_FIRST)
                .run((node, over) -> set(node, target, timeoutNanos, over));
        if (savesMemory) {
            walk(hibernationPath, Order.CHILDREN_FIRST)
                    .run((node, over) -> set(node, target, timeoutNanos, over));
        }
    }

    /** Tells everybody that the system works again; devices that memory is read from hear first. */
    void comeUp(SystemPowerState from) {
        boolean readsMemory = from == SystemPowerState.HIBERNATE;
        if (readsMemory) {
            walk(hibernationPath, Order.PARENTS_FIRST).run(this::setWorking);
        }
        walk(readsMemory ? others : nodes, Order.PARENTS_FIRST).run(this::setWorking);
    }

    /** Who has kept an IRP for too long already is not waited for as long again. */
    private void setWorking(Node node, Runnable over) {
        set(
                node,
                new SystemPower(SystemPowerState.WORKING, PowerAction.NONE),
                power.queue().isStuck(power.device(node.pdo()))
                        ? power.timeouts().shutdownNanos()
                        : power.timeouts().irpNanos(),
                over);
    }

    /** A SET_POWER cannot be refused, so whatever comes of it the walk goes on. */
    private void set(Node node, SystemPower target, long timeoutNanos, Runnable over) {
        send(
                node,
                PowerMinor.SET_POWER,
                target,
                timeoutNanos,
                irp -> {
                    if (irp.isRefused() && irp.status() != Status.IO_TIMEOUT) {
                        power.faults()
                                .report(
                                        ("driver %s answered %s with %s, which cannot be refused;"
                                                        + " the system goes on without the device")
                                                .formatted(irp.answeredBy(), irp, irp.status()),
                                        null);
                    }
                    over.run();
                });
    }

    private void send(
            Node node, int minor, SystemPower target, long timeoutNanos, Consumer<PowerIrp> ended) {
        power.queue()
                .submit(
                        new PowerIrp(
                                power,
                                power.device(node.pdo()),
                                minor,
                                target,
                                timeoutNanos,
                                ended));
    }

    private TreeWalk walk(List<Node> over, Order order) {
        return new TreeWalk(power.dispatcher(), "a walk over the device tree", over, order);
    }
}
