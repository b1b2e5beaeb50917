package org.backplane.buses.root;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Mutual exclusion at any level, service routines included, where a driver may not wait.
 *
 * <p>Whoever holds it calls nothing but the model of one card, which never blocks. So the holder is
 * always running, and the wait is as short as a register access. Not recursive.
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
