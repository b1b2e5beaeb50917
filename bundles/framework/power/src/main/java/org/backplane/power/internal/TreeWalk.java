package org.backplane.power.internal;

import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Event;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.power.DeviceTreeView.Node;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Visits every node of a tree, children before parents or the other way round, and those that do
 * not depend on one another at the same time.
 *
 * <p>A visit is over when its visitor says so, from wherever it likes; so what happens in visits
 * must be started in tasks of its own, or the walk would recurse as deep as the tree is.
 *
 * <p><b>Level:</b> {@link #run} at PASSIVE, it waits; the end of a visit up to DISPATCH.
 * <b>Serialised by:</b> atomic counts.
 */
final class TreeWalk {

    /** What is done at each node. */
    @FunctionalInterface
    interface Visitor {

        /**
         * Begins a visit.
         *
         * @param over to be run once, when the visit is over
         */
        void visit(Node node, Runnable over);
    }

    /** The directions. */
    enum Order {
        CHILDREN_FIRST,
        PARENTS_FIRST
    }

    private final List<Node> nodes;

    /** By node, the nodes that wait for it. */
    private final List<List<Integer>> followers;

    /** By node, how many it waits for. */
    private final AtomicIntegerArray awaited;

    private final AtomicInteger left;
    private final Event finished;

    /**
     * Prepares a walk.
     *
     * @param nodes those whose parent is not among them wait for nobody above
     */
    TreeWalk(Dispatcher dispatcher, String name, List<Node> nodes, Order order) {
        this.nodes = nodes;
        finished = dispatcher.event("end of " + name);
        awaited = new AtomicIntegerArray(nodes.size());
        left = new AtomicInteger(nodes.size());
        followers = new ArrayList<>(nodes.size());
        Map<DeviceObject, Integer> places = new HashMap<>();
        for (int place = 0; place < nodes.size(); place++) {
            places.put(nodes.get(place).pdo(), place);
            followers.add(List.of());
        }
        for (int child = 0; child < nodes.size(); child++) {
            Integer parent = places.get(nodes.get(child).parent());
            if (parent != null && order == Order.CHILDREN_FIRST) {
                follow(child, parent);
            } else if (parent != null) {
                follow(parent, child);
            }
        }
    }

    private void follow(int first, int second) {
        List<Integer> list = followers.get(first);
        if (list.isEmpty()) {
            list = new ArrayList<>(1);
            followers.set(first, list);
        }
        list.add(second);
        awaited.incrementAndGet(second);
    }

    /** Walks, and waits for the end. */
    void run(Visitor visitor) {
        if (nodes.isEmpty()) {
            return;
        }
        List<Integer> first = new ArrayList<>();
        for (int place = 0; place < nodes.size(); place++) {
            if (awaited.get(place) == 0) {
                first.add(place);
            }
        }
        first.forEach(place -> visit(place, visitor));
        finished.await();
    }

    private void visit(int place, Visitor visitor) {
        visitor.visit(nodes.get(place), () -> over(place, visitor));
    }

    private void over(int place, Visitor visitor) {
        for (int follower : followers.get(place)) {
            if (awaited.decrementAndGet(follower) == 0) {
                visit(follower, visitor);
            }
        }
        if (left.decrementAndGet() == 0) {
            finished.set();
        }
    }
}
