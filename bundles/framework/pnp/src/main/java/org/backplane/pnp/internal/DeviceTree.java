package org.backplane.pnp.internal;

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
 * <p><b>Level:</b> any. <b>Serialised by:</b> its own lock, held for a few instructions. Children
 * are added and marked as leaving on their parent's strand alone.
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

    private static final class Place {
        final Set<DevNode> children = new LinkedHashSet<>();
        boolean leaving;
        String path;
    }

    /** Guards all fields below. */
    private final Lock lock;

    private final Map<DevNode, Place> places = new HashMap<>();
    private final Map<DeviceObject, DevNode> byPdo = new HashMap<>();
    private final Map<String, DevNode> byPath = new HashMap<>();
    private final Map<String, List<DevNode>> claimants = new HashMap<>();
    private DevNode root;
    private int substitutes;

    DeviceTree(Lock lock) {
        this.lock = lock;
    }

    /** Adds a node below its parent, or as the root. */
    void add(DevNode node) {
        locked(() -> {
            places.put(node, new Place());
            byPdo.put(node.pdo(), node);
            if (node.parent() == null) {
                root = node;
            } else {
                places.get(node.parent()).children.add(node);
            }
            return null;
        });
    }

    /** Compares what a bus reports with its children. */
    Changes reconcile(DevNode bus, List<DeviceObject> reported) {
        return locked(() -> {
            List<DevNode> missing = new ArrayList<>();
            for (DevNode child : places.get(bus).children) {
                Place place = places.get(child);
                if (!place.leaving && !reported.contains(child.pdo())) {
                    place.leaving = true;
                    missing.add(child);
                }
            }
            List<DeviceObject> fresh =
                    reported.stream()
                            .distinct()
                            .filter(pdo -> !byPdo.containsKey(pdo) && !pdo.isDeleted())
                            .toList();
            return new Changes(missing, fresh);
        });
    }

    /** Marks all children of a node as leaving. */
    List<DevNode> evacuate(DevNode bus) {
        return locked(() -> {
            List<DevNode> children = childrenOf(bus);
            children.forEach(child -> places.get(child).leaving = true);
            return children;
        });
    }

    List<DevNode> children(DevNode bus) {
        return locked(() -> childrenOf(bus));
    }

    private List<DevNode> childrenOf(DevNode bus) {
        Place place = places.get(bus);
        return place == null ? List.of() : List.copyOf(place.children);
    }

    /** Whether the node is on its way out of the tree, or out. */
    boolean isLeaving(DevNode node) {
        return locked(() -> {
            Place place = places.get(node);
            return place == null || place.leaving;
        });
    }

    /** Gives the node an instance path, or a place in the queue of those who want it too. */
    Claim claim(DevNode node, String path) {
        return locked(() -> {
            forget(node);
            DevNode owner = byPath.putIfAbsent(DeviceIds.key(path), node);
            if (owner == null) {
                places.get(node).path = path;
                return Claim.GRANTED;
            }
            claimants.computeIfAbsent(DeviceIds.key(path), key -> new ArrayList<>()).add(node);
            return places.get(owner).leaving ? Claim.LEAVING : Claim.TAKEN;
        });
    }

    /** Gives a path that nobody else has to a node that cannot have its own. */
    String substitutePath(DevNode node, String stem) {
        return locked(() -> {
            forget(node);
            String path = stem + "&" + ++substitutes;
            byPath.put(DeviceIds.key(path), node);
            places.get(node).path = path;
            return path;
        });
    }

    /**
     * Takes a node without children out of the tree.
     *
     * @return the nodes that wanted its instance path and may try again
     */
    List<DevNode> remove(DevNode node) {
        return locked(() -> {
            String path = places.get(node).path;
            forget(node);
            claimants.values().forEach(waiting -> waiting.remove(node));
            places.remove(node);
            byPdo.remove(node.pdo());
            if (node.parent() != null) {
                places.get(node.parent()).children.remove(node);
            } else {
                root = null;
            }
            List<DevNode> next = path == null ? null : claimants.remove(DeviceIds.key(path));
            return next == null ? List.of() : next;
        });
    }

    private void forget(DevNode node) {
        Place place = places.get(node);
        if (place.path != null) {
            byPath.remove(DeviceIds.key(place.path), node);
            place.path = null;
        }
    }

    Optional<DevNode> find(String path) {
        return Optional.ofNullable(locked(() -> byPath.get(DeviceIds.key(path))));
    }

    Optional<DevNode> find(DeviceObject pdo) {
        return Optional.ofNullable(locked(() -> byPdo.get(pdo)));
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

    private void collect(DevNode node, List<DevNode> into) {
        into.add(node);
        places.get(node).children.forEach(child -> collect(child, into));
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
