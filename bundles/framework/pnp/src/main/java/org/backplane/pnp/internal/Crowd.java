package org.backplane.pnp.internal;

import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Event;
import org.backplane.runtime.Lock;

import java.util.Iterator;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Has many do something, a few at a time, for each of them costs a worker meanwhile.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> its own lock.
 */
final class Crowd<T> {

    /** So many that a driver which hangs does not hold up the others. */
    private static final int AT_A_TIME = 32;

    private final BiConsumer<T, Runnable> start;
    private final Event done;

    /** Guards all fields below. */
    private final Lock lock;

    private final Iterator<T> rest;
    private int busy;

    private Crowd(Dispatcher dispatcher, Iterator<T> members, BiConsumer<T, Runnable> start) {
        this.start = start;
        rest = members;
        lock = dispatcher.lock("crowd");
        done = dispatcher.event("end of a crowd");
    }

    /**
     * Starts them all and waits for them.
     *
     * @param start has one of them do it, elsewhere, and runs what it is given when that is done
     */
    static <T> void run(Dispatcher dispatcher, Iterable<T> members, BiConsumer<T, Runnable> start) {
        begin(dispatcher, members, start).done.await();
    }

    /** Has devices do something on their strands; does not wait. */
    static void onStrands(
            Dispatcher dispatcher, Iterable<DevNode> nodes, Consumer<DevNode> action) {
        begin(dispatcher, nodes, posting(action));
    }

    /** Has devices do something on their strands, and waits for all of them. */
    static void runOnStrands(
            Dispatcher dispatcher, Iterable<DevNode> nodes, Consumer<DevNode> action) {
        run(dispatcher, nodes, posting(action));
    }

    private static BiConsumer<DevNode, Runnable> posting(Consumer<DevNode> action) {
        return (node, done) ->
                node.strand()
                        .post(() -> {
                            try {
                                action.accept(node);
                            } finally {
                                done.run();
                            }
                        });
    }

    private static <T> Crowd<T> begin(
            Dispatcher dispatcher, Iterable<T> members, BiConsumer<T, Runnable> start) {
        Crowd<T> crowd = new Crowd<>(dispatcher, members.iterator(), start);
        crowd.busy = 1;
        for (int i = 0; i < AT_A_TIME && crowd.startOne(); i++) {
            // Each of them starts its successor.
        }
        crowd.oneLess();
        return crowd;
    }

    private boolean startOne() {
        T member;
        lock.acquire();
        try {
            if (!rest.hasNext()) {
                return false;
            }
            member = rest.next();
            busy++;
        } finally {
            lock.release();
        }
        start.accept(member, this::ended);
        return true;
    }

    private void ended() {
        startOne();
        oneLess();
    }

    private void oneLess() {
        lock.acquire();
        boolean last = --busy == 0;
        lock.release();
        if (last) {
            done.set();
        }
    }
}
