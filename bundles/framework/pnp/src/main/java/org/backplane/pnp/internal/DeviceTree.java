package org.backplane.pnp.internal;

import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Event;
import org.backplane.runtime.Lock;
import org.backplane.wdm.DeviceObject;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Which nodes there are, who is whose child, and who has which instance path.
 *
 * <p><b>Level:</b> any; {@link #awaitNoChildren} at PASSIVE. <b>Serialised by:</b> its own lock,
 * held for a few instructions per child. Children are added on their parent's strand alone.
 */
final class DeviceTree {

    /** What came of claiming an instance path. */
    enum Claim {
        GRANTED,
        /** The owner stays: the claimant is a duplicate. */
        TAKEN,
        /** The owner is on its way out: the claimant's turn comes. */
        LEAVING
    }

    /**
     * What an enumeration found.
     *
     * @param missing nodes whose PDO is not reported any more; marked as leaving
     * @param fresh PDOs that have no node
     */
    record Changes(List<DevNode> missing, List<DeviceObject> fresh) {}

    private final Dispatcher dispatcher;

    /** Guards all fields below, and the nodes' {@link TreePlace}. */
    private final Lock lock;

    private final Map<String, DevNode> byPath = new HashMap<>();

    /** Nodes that want the instance path of another one, in the order in which they asked. */
    private final Map<String, Set<DevNode>> claimants = new HashMap<>();

    /** Whose children have a prefix in their instance paths. */
    private final Map<String, DevNode> prefixes = new HashMap<>();

    private DevNode root;
    private int substitutes;
    private int enumerations;

    DeviceTree(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
        lock = dispatcher.lock("device tree");
    }

    /** Adds a node below its parent, or as the root. */
    void add(DevNode node) {
        locked(() -> {
            node.inTree = true;
            node.pdo().deviceNode(node);
            DevNode parent = node.parent();
            if (parent == null) {
                root = node;
                return null;
            }
            parent.remaining++;
            node.previousSibling = parent.lastChild;
            if (parent.lastChild == null) {
                parent.firstChild = node;
            } else {
                parent.lastChild.nextSibling = node;
            }
            parent.lastChild = node;
            return null;
        });
    }

    /** Compares what a bus reports with its children. */
    Changes reconcile(DevNode bus, List<DeviceObject> reported) {
        return locked(() -> {
            int mark = ++enumerations;
            Set<DeviceObject> fresh = new LinkedHashSet<>();
            for (DeviceObject pdo : reported) {
                DevNode known = nodeOf(pdo);
                if (known != null) {
                    known.seen = mark;
                } else if (!pdo.isDeleted()) {
                    fresh.add(pdo);
                }
            }
            List<DevNode> missing = new ArrayList<>();
            for (DevNode child = bus.firstChild; child != null; child = child.nextSibling) {
                if (!child.leaving && child.seen != mark) {
                    child.leaving = true;
                    missing.add(child);
                }
            }
            return new Changes(missing, List.copyOf(fresh));
        });
    }

    private static DevNode nodeOf(DeviceObject pdo) {
        return pdo.deviceNode() instanceof DevNode node && node.inTree ? node : null;
    }

    /** Marks all children of a node as leaving. */
    List<DevNode> evacuate(DevNode bus) {
        return locked(() -> {
            List<DevNode> children = childrenOf(bus);
            children.forEach(child -> child.leaving = true);
            return children;
        });
    }

    List<DevNode> children(DevNode bus) {
        return locked(() -> childrenOf(bus));
    }

    private static List<DevNode> childrenOf(DevNode bus) {
        if (bus.firstChild == null) {
            return List.of();
        }
        List<DevNode> children = new ArrayList<>();
        for (DevNode child = bus.firstChild; child != null; child = child.nextSibling) {
            children.add(child);
        }
        return children;
    }

    /** Marks a node as leaving, for it is removed though it is still on its bus. */
    void leaving(DevNode node) {
        locked(() -> node.leaving = true);
    }

    /** Whether the node is on its way out of the tree, or out. */
    boolean isLeaving(DevNode node) {
        return locked(() -> !node.inTree || node.leaving);
    }

    /** Gives the node an instance path, or a place in the queue of those who want it too. */
    Claim claim(DevNode node, String path) {
        return locked(() -> {
            forget(node);
            String key = DeviceIds.key(path);
            DevNode owner = byPath.putIfAbsent(key, node);
            if (owner == null) {
                node.claimed = key;
                return Claim.GRANTED;
            }
            node.wanted = key;
            claimants.computeIfAbsent(key, wanted -> new LinkedHashSet<>()).add(node);
            return owner.leaving ? Claim.LEAVING : Claim.TAKEN;
        });
    }

    /** Gives a path that nobody else has to a node that cannot have its own. */
    String substitutePath(DevNode node, String stem) {
        return locked(() -> {
            String wanted = node.wanted;
            forget(node);
            // It still gets its own when the owner goes.
            if (wanted != null) {
                node.wanted = wanted;
                claimants.computeIfAbsent(wanted, key -> new LinkedHashSet<>()).add(node);
            }
            String path = stem + "&" + ++substitutes;
            node.claimed = DeviceIds.key(path);
            byPath.put(node.claimed, node);
            return path;
        });
    }

    /**
     * What stands in front of the instance IDs of a bus's children that are not unique in the
     * system: the same whenever the bus has the same instance path.
     */
    String prefix(DevNode bus) {
        return locked(() -> {
            int depth = 1;
            for (DevNode above = bus.parent(); above != null; above = above.parent()) {
                depth++;
            }
            String stem = depth + "&" + Integer.toHexString(bus.claimed.hashCode());
            for (int number = 0; ; number++) {
                String prefix = stem + "&" + number;
                DevNode owner = prefixes.putIfAbsent(prefix, bus);
                if (owner == null || owner == bus) {
                    bus.prefix(prefix);
                    return prefix;
                }
            }
        });
    }

    /**
     * Takes a node without children out of the tree.
     *
     * @return the nodes that wanted its instance path and may try again
     */
    List<DevNode> remove(DevNode node) {
        return locked(() -> {
            String path = node.claimed;
            forget(node);
            node.inTree = false;
            node.pdo().deviceNode(null);
            if (node.prefix() != null) {
                prefixes.remove(node.prefix(), node);
            }
            unlink(node);
            Set<DevNode> next = path == null ? null : claimants.remove(path);
            if (next == null) {
                return List.of();
            }
            next.forEach(heir -> heir.wanted = null);
            return List.copyOf(next);
        });
    }

    private void unlink(DevNode node) {
        DevNode parent = node.parent();
        if (parent == null) {
            root = null;
            return;
        }
        if (node.previousSibling == null) {
            parent.firstChild = node.nextSibling;
        } else {
            node.previousSibling.nextSibling = node.nextSibling;
        }
        if (node.nextSibling == null) {
            parent.lastChild = node.previousSibling;
        } else {
            node.nextSibling.previousSibling = node.previousSibling;
        }
        node.previousSibling = null;
        node.nextSibling = null;
    }

    private void forget(DevNode node) {
        if (node.claimed != null) {
            byPath.remove(node.claimed, node);
            node.claimed = null;
        }
        if (node.wanted != null) {
            Set<DevNode> waiting = claimants.get(node.wanted);
            waiting.remove(node);
            if (waiting.isEmpty()) {
                claimants.remove(node.wanted);
            }
            node.wanted = null;
        }
    }

    /** Nothing more comes of a node that was removed. */
    void departed(DevNode node) {
        DevNode parent = node.parent();
        if (parent == null) {
            return;
        }
        Event waiting =
                locked(() -> {
                    if (--parent.remaining > 0) {
                        return null;
                    }
                    Event childless = parent.childless;
                    parent.childless = null;
                    return childless;
                });
        if (waiting != null) {
            waiting.set();
        }
    }

    /** Waits until all children, which are leaving, have departed. */
    void awaitNoChildren(DevNode bus) {
        Event waiting =
                locked(() -> {
                    if (bus.remaining > 0 && bus.childless == null) {
                        bus.childless = dispatcher.event("end of the children of a bus");
                    }
                    return bus.childless;
                });
        if (waiting != null) {
            waiting.await();
        }
    }

    Optional<DevNode> find(String path) {
        return Optional.ofNullable(locked(() -> byPath.get(DeviceIds.key(path))));
    }

    Optional<DevNode> find(DeviceObject pdo) {
        return Optional.ofNullable(locked(() -> nodeOf(pdo)));
    }

    /** All nodes, parents before children, siblings in the order of arrival. */
    List<DevNode> all() {
        return locked(() -> {
            List<DevNode> all = new ArrayList<>();
            if (root != null) {
                collect(root, all);
            }
            return all;
        });
    }

    /** A node and all below it, parents before children. */
    List<DevNode> subtree(DevNode top) {
        return locked(() -> {
            List<DevNode> all = new ArrayList<>();
            collect(top, all);
            return all;
        });
    }

    private static void collect(DevNode node, List<DevNode> into) {
        into.add(node);
        for (DevNode child = node.firstChild; child != null; child = child.nextSibling) {
            collect(child, into);
        }
    }

    private <T> T locked(Supplier<T> body) {
        lock.acquire();
        try {
            return body.get();
        } finally {
            lock.release();
        }
    }
}
