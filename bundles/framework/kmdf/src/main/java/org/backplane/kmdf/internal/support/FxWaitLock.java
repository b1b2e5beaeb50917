package org.backplane.kmdf.internal.support;

import org.backplane.ddi.WaitLock;
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

    FxWaitLock(FxObject parent, String name) {
        super(parent, "wait lock " + name);
        this.mutex = dispatcher().mutex(toString());
    }

    @Override
    public void acquire() {
        mutex.acquire();
    }

    @Override
    public boolean acquire(Duration timeout) {
        return mutex.acquire(timeout.toNanos());
    }

    @Override
    public void release() {
        mutex.release();
    }

    @Override
    public void delete() {
        deleteByDriver();
    }
}
