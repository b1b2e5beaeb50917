package org.backplane.wdm;

import org.backplane.runtime.Event;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps a device object's removal waiting for whoever is still at work in it (IO_REMOVE_LOCK).
 *
 * <p><b>Level:</b> acquire and release at any level, {@link #releaseAndWait} at PASSIVE.
 * <b>Serialised by:</b> an atomic count; one call of {@code releaseAndWait} in a lifetime.
 */
public final class RemoveLock {

    /** Set in the count once removal has begun. */
    private static final int REMOVING = 1 << 31;

    private final AtomicInteger state = new AtomicInteger();
    private final Event drained;

    /** Makes a lock that nobody holds. */
    public RemoveLock(Kernel kernel, String name) {
        drained = kernel.dispatcher().event("remove lock of " + name);
    }

    /** Takes a reference (IoAcquireRemoveLock); false if removal has begun. */
    public boolean acquire() {
        int seen = state.get();
        while ((seen & REMOVING) == 0) {
            int witness = state.compareAndExchange(seen, seen + 1);
            if (witness == seen) {
                return true;
            }
            seen = witness;
        }
        return false;
    }

    /** Gives a reference back (IoReleaseRemoveLock). */
    public void release() {
        if (state.decrementAndGet() == REMOVING) {
            drained.set();
        }
    }

    /** How many references are out. */
    public int references() {
        return state.get() & ~REMOVING;
    }

    /**
     * Lets nobody in any more and waits until all references are back (IoReleaseRemoveLockAndWait;
     * the caller holds none itself).
     */
    public void releaseAndWait() {
        if (state.getAndUpdate(count -> count | REMOVING) != 0) {
            drained.await();
        }
    }
}
