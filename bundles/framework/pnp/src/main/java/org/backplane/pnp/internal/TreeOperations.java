package org.backplane.pnp.internal;

import org.backplane.runtime.Event;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Operations on several devices that are not each other's children: one at a time, each with all
 * its devices held.
 *
 * <p>Devices are held from the root of the tree downwards, those above them included. So nothing
 * that is held waits for something that is not: an action of a device waits for its descendants
 * alone, and an action of a device above, which waits for several of them, cannot be under way.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> a strand of its own.
 */
final class TreeOperations {

    private final PnpContext pnp;
    private final Strand strand;

    TreeOperations(PnpContext pnp, Strand strand) {
        this.pnp = pnp;
        this.strand = strand;
    }

    /** Has an operation run when those before it are over. */
    void post(Runnable operation) {
        strand.post(operation);
    }

    /** Holds devices, and all above them, until the result is closed. */
    Held hold(Collection<DevNode> nodes) {
        Set<DevNode> wanted = new LinkedHashSet<>();
        for (DevNode node : nodes) {
            for (DevNode each = node; each != null; each = each.parent()) {
                wanted.add(each);
            }
        }
        List<DevNode> held = new ArrayList<>();
        List<DevNode> downwards = new ArrayList<>(wanted);
        downwards.sort(Comparator.comparingInt(TreeOperations::depth));
        for (DevNode node : downwards) {
            Event taken = pnp.dispatcher().event("hold of a device");
            node.strand()
                    .post(() -> {
                        node.strand().hold();
                        taken.set();
                    });
            taken.await();
            held.add(node);
        }
        return new Held(held);
    }

    private static int depth(DevNode node) {
        int depth = 0;
        for (DevNode above = node.parent(); above != null; above = above.parent()) {
            depth++;
        }
        return depth;
    }

    /** Devices that stand still. */
    static final class Held implements AutoCloseable {

        private final List<DevNode> nodes;

        private Held(List<DevNode> nodes) {
            this.nodes = new ArrayList<>(nodes);
        }

        /** Whether the device is among them. */
        boolean has(DevNode node) {
            return nodes.contains(node);
        }

        /** Lets one of them go on with an action, before everything else that waits for it. */
        void release(DevNode node, Runnable action) {
            nodes.remove(node);
            node.strand().release(action);
        }

        @Override
        public void close() {
            nodes.reversed().forEach(node -> node.strand().release(null));
            nodes.clear();
        }
    }
}
