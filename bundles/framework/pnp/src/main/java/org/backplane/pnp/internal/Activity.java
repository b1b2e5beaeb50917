package org.backplane.pnp.internal;

import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Event;
import org.backplane.runtime.Lock;

/**
 * Counts the actions that are queued or running on all strands, so that one can wait for rest.
 *
 * <p>An action that causes another one posts it before it ends itself; so the count reaches zero
 * only when nothing is left to come.
 *
 * <p><b>Level:</b> any, PASSIVE for waiting. <b>Serialised by:</b> its own lock.
 */
final class Activity {

    private final Dispatcher dispatcher;
    private final Event settled;

    /** Guards {@link #outstanding} and keeps the event in step with it. */
    private final Lock lock;

    private int outstanding;

    Activity(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
        settled = dispatcher.event("device tree settled");
        lock = dispatcher.lock("device tree activity");
        settled.set();
    }

    void begin() {
        lock.acquire();
        try {
            if (outstanding++ == 0) {
                settled.reset();
            }
        } finally {
            lock.release();
        }
    }

    void end() {
        lock.acquire();
        try {
            if (--outstanding == 0) {
                settled.set();
            }
        } finally {
            lock.release();
        }
    }

    /** Waits until the count is zero; false if it was not in time. */
    boolean await(long timeoutNanos) {
        long deadline = dispatcher.nanoTime() + timeoutNanos;
        while (settled.await(Math.max(0, deadline - dispatcher.nanoTime()))) {
            // Somebody may have begun anew between the signal and this line.
            if (settled.isSet()) {
                return true;
            }
        }
        return false;
    }
}
