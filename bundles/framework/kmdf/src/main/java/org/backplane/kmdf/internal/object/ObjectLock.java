package org.backplane.kmdf.internal.object;

import org.backplane.ddi.ExecutionLevel;
import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Level;

/**
 * The lock of a device or a queue, as its driver takes it: that which serialises the callbacks, or
 * one of its own where nothing is serialised.
 *
 * <p><b>Level:</b> that of the constraints. <b>Serialised by:</b> itself.
 */
public final class ObjectLock {

    private final Dispatcher dispatcher;
    private final boolean passive;
    private final PresentationLock lock;

    /** The level of the holder before it came; guarded by the lock. */
    private Level before;

    /** Makes the lock of an object with these constraints. */
    public ObjectLock(Dispatcher dispatcher, String name, CallbackConstraints constraints) {
        this.dispatcher = dispatcher;
        this.passive = constraints.level() == ExecutionLevel.PASSIVE;
        this.lock =
                constraints.areSerialised()
                        ? constraints.lock()
                        : new PresentationLock(dispatcher, name, constraints.level());
    }

    /** Whether the caller has it, or is in a callback that it serialises. */
    public boolean isHeldByCaller() {
        return lock.isHeldByCaller();
    }

    /** Takes the lock, which the caller does not have. */
    public void acquire() {
        Level callers = dispatcher.currentLevel();
        lock.acquire();
        before = callers;
        if (!passive) {
            dispatcher.raise(Level.DISPATCH);
        }
    }

    /** Gives the lock back, which the caller has taken. */
    public void release() {
        Level callers = before;
        lock.release();
        if (!passive) {
            dispatcher.lower(callers);
        }
    }
}
