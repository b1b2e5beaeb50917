package org.backplane.runtime.internal.threaded;

import org.backplane.runtime.Lock;

import java.util.concurrent.locks.ReentrantLock;

/** A lock that spins a little, because critical sections are short, and parks after that. */
public final class ThreadedLock implements Lock {

    private static final int SPINS = Runtime.getRuntime().availableProcessors() > 1 ? 100 : 0;

    private final String name;
    private final ReentrantLock lock = new ReentrantLock();

    /** Makes a lock that nobody holds. */
    public ThreadedLock(String name) {
        this.name = name;
    }

    @Override
    public void acquire() {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException(
                    "Lock " + name + " is held by its caller already, and is not recursive");
        }
        for (int i = 0; i < SPINS; i++) {
            if (lock.tryLock()) {
                return;
            }
            Thread.onSpinWait();
        }
        lock.lock();
    }

    @Override
    public void release() {
        if (!lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("Lock " + name + " is not held by who releases it");
        }
        lock.unlock();
    }

    @Override
    public String toString() {
        return name;
    }
}
