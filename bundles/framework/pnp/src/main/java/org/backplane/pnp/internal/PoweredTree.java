package org.backplane.pnp.internal;

import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.power.DeviceTreeView;

import java.util.List;

/**
 * The device tree as the power manager sees it, and the hold that keeps it from changing while the
 * system changes its power state.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the tree and the activity count, with their own
 * locks.
 */
final class PoweredTree implements DeviceTreeView {

    private final PnpContext pnp;

    PoweredTree(PnpContext pnp) {
        this.pnp = pnp;
    }

    @Override
    public List<Node> started() {
        return pnp.tree().all().stream()
                .filter(DevNode::isStarted)
                .map(node ->
                        new Node(
                                node.pdo(),
                                node.parent() == null ? null : node.parent().pdo(),
                                node.instanceId()))
                .toList();
    }

    @Override
    public DeviceObject find(String instanceId) {
        return pnp.tree().find(instanceId).map(DevNode::pdo).orElse(null);
    }

    @Override
    public Hold hold(long timeoutNanos) {
        return pnp.activity().hold(timeoutNanos) ? new Standstill() : null;
    }

    private final class Standstill implements Hold {

        @Override
        public List<Node> started() {
            return PoweredTree.this.started();
        }

        @Override
        public void close() {
            pnp.activity().letGo();
        }
    }
}
