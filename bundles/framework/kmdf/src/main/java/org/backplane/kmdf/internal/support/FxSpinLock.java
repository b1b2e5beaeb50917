package org.backplane.kmdf.internal.support;

import org.backplane.ddi.SpinLock;
import org.backplane.kmdf.WdfViolation;
import org.backplane.kmdf.internal.object.FxObject;
import org.backplane.runtime.Level;
import org.backplane.runtime.Lock;

/**
 * A driver's spin lock: the runtime's lock, and the level that goes with it.
 *
 * <p><b>Level:</b> up to that which it raises to. <b>Serialised by:</b> itself.
 */
public final class FxSpinLock extends FxSupportObject implements SpinLock {

    private final Level level;
    private final Lock lock;

    /** The level of the holder before it came; guarded by the lock. */
    private Level before;

    /** Who has the lock; null if nobody does. Written by the holder alone. */
    private volatile Object holder;

    /** Makes a spin lock whose holder is at {@code level}. */
    public FxSpinLock(FxObject parent, Level level, String name) {
        super(parent, "spin lock " + name);
        this.level = level;
        this.lock = dispatcher().lock(toString());
    }

    @Override
    public void acquire() {
        if (dispatcher().currentThread().equals(holder)) {
            throw violation(
                    WdfViolation.Code.RECURSIVE_LOCK,
                    "taken by who holds it already; a spin lock is not recursive");
        }
        Level callers = dispatcher().raise(level);
        boolean taken = false;
        try {
            lock.acquire();
            taken = true;
        } finally {
            if (!taken) {
                dispatcher().lower(callers);
            }
        }
        before = callers;
        holder = dispatcher().currentThread();
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
        Level holders = before;
        lock.release();
        dispatcher().lower(holders);
    }
}
