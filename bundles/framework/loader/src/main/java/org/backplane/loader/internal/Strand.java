package org.backplane.loader.internal;

import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Event;
import org.backplane.runtime.Lock;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * Lets bodies that may block run one after another, in the order in which they came. Not recursive.
 *
 * <p><b>Level:</b> PASSIVE.
 */
final class Strand {

    private final Dispatcher dispatcher;
    private final String name;
    private final Lock lock;
    // Guarded by lock.
    private final Queue<Event> waiting = new ArrayDeque<>();
    private boolean busy;

    Strand(Dispatcher dispatcher, String name) {
        this.dispatcher = dispatcher;
        this.name = name;
        this.lock = dispatcher.lock(name);
    }

    void run(Runnable body) {
        enter();
        try {
            body.run();
        } finally {
            leave();
        }
    }

    <T> T call(Supplier<T> body) {
        enter();
        try {
            return body.get();
        } finally {
            leave();
        }
    }

    private void enter() {
        Event turn;
        lock.acquire();
        try {
            if (!busy) {
                busy = true;
                return;
            }
            turn = dispatcher.event("turn of " + name);
            waiting.add(turn);
        } finally {
            lock.release();
        }
        turn.await();
    }

    private void leave() {
        Event next;
        lock.acquire();
        try {
            next = waiting.poll();
            busy = next != null;
        } finally {
            lock.release();
        }
        if (next != null) {
            next.set();
        }
    }
}
