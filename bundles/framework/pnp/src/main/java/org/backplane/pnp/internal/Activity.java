package org.backplane.pnp.internal;

import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Event;
import org.backplane.runtime.Lock;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts the actions that are queued or running on all strands, so that one can wait for rest.
 *
 * <p>An action that causes another one posts it before it ends itself; so the count reaches zero
 * only when nothing is left to come.
 *
 * <p>At rest, it can be held there: what is queued from then on begins when it is let go.
 *
 * <p><b>Level:</b> any, PASSIVE for waiting. <b>Serialised by:</b> its own lock.
 */
final class Activity {

    private final Dispatcher dispatcher;
    private final Event settled;

    /** Guards the fields below and keeps the event in step with them. */
    private final Lock lock;

    private int outstanding;

    /** Starts the strands that have something to do since all are held; null while none is. */
    private List<Runnable> held;

    Activity(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
        settled = dispatcher.event("device tree settled");
        lock = dispatcher.lock("device tree activity");
        settled.set();
    }

    /** Counts an action that is about to be queued. */
    void begin() {
        lock.acquire();
        try {
            outstanding++;
            if (held == null) {
                settled.reset();
            }
        } finally {
            lock.release();
        }
    }

    /**
     * Asked when a strand has got something to do.
     *
     * @param start starts the strand
     * @return whether that may be done now; if not, it is done when the hold ends
     */
    boolean mayRun(Runnable start) {
        lock.acquire();
        try {
            if (held == null) {
                return true;
            }
            held.add(start);
            return false;
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

    /**
     * Waits until the count is zero and keeps everybody from beginning until {@link #letGo}.
     *
     * @return false if it was not in time
     * @throws IllegalStateException if it is held already
     */
    boolean hold(long timeoutNanos) {
        long deadline = dispatcher.nanoTime() + timeoutNanos;
        while (settled.await(Math.max(0, deadline - dispatcher.nanoTime()))) {
            if (tryHold()) {
                return true;
            }
        }
        return false;
    }

    private boolean tryHold() {
        lock.acquire();
        try {
            if (held != null) {
                throw new IllegalStateException("the device tree is held already");
            }
            if (outstanding > 0) {
                return false;
            }
            held = new ArrayList<>();
            return true;
        } finally {
            lock.release();
        }
    }

    /** Whether actions wait for {@link #letGo}. */
    boolean isHeld() {
        lock.acquire();
        try {
            return held != null;
        } finally {
            lock.release();
        }
    }

    /** Lets begin what has waited. */
    void letGo() {
        List<Runnable> waiting;
        lock.acquire();
        try {
            waiting = held;
            held = null;
            if (outstanding > 0) {
                settled.reset();
            }
        } finally {
            lock.release();
        }
        waiting.forEach(Runnable::run);
    }

    /** Waits until the count is zero, or everything is held; false if it was not in time. */
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
