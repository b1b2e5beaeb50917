package org.backplane.buses.root;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Mutual exclusion at any level, service routines included, where a driver may not wait.
 *
 * <p>Whoever holds it calls the model of one card, its interrupt line and its timer, none of which
 * blocks or calls back. So the holder is always running, and the wait is short. Not recursive.
 */
final class SpinLock {

    private final AtomicBoolean held = new AtomicBoolean();

    void acquire() {
        while (!held.compareAndSet(false, true)) {
            while (held.get()) {
                // Reads only, so that the holder's cache line stays where it is.
            }
        }
    }

    void release() {
        held.set(false);
    }
}
