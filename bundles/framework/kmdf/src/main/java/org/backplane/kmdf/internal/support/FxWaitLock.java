package org.backplane.kmdf.internal.support;

import org.backplane.ddi.WaitLock;
import org.backplane.kmdf.WdfViolation;
import org.backplane.kmdf.internal.object.FxObject;
import org.backplane.runtime.Mutex;

import java.time.Duration;

/**
 * A driver's wait lock.
 *
 * <p><b>Level:</b> PASSIVE where it waits. <b>Serialised by:</b> itself.
 */
final class FxWaitLock extends FxSupportObject implements WaitLock {

    private final Mutex mutex;

    /** Who has the lock; null if nobody does. Written by the holder alone. */
    private volatile Object holder;

    FxWaitLock(FxObject parent, String name) {
        super(parent, "wait lock " + name);
        this.mutex = dispatcher().mutex(toString());
    }

    @Override
    public void acquire() {
        requireNotHeld();
        mutex.acquire();
        holder = dispatcher().currentThread();
    }

    @Override
    public boolean acquire(Duration timeout) {
        requireNotHeld();
        boolean taken = mutex.acquire(timeout.toNanos());
        if (taken) {
            holder = dispatcher().currentThread();
        }
        return taken;
    }

    private void requireNotHeld() {
        if (dispatcher().currentThread().equals(holder)) {
            throw violation(
                    WdfViolation.Code.RECURSIVE_LOCK,
                    "taken by who holds it already; a wait lock is not recursive");
        }
    }

    @Override
    public void release() {
        if (!dispatcher().currentThread().equals(holder)) {
            throw violation(
                    WdfViolation.Code.INVALID_LOCK_OPERATION,
                    "not held by who releases it",
                    this,
                    1);
        }
        holder = null;
        mutex.release();
    }
}
