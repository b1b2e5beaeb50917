package org.backplane.runtime.internal.threaded;

import org.backplane.runtime.Event;
import org.backplane.runtime.internal.Alarm;

import java.util.concurrent.locks.ReentrantLock;

/**
 * An event that parks the threads which wait for it.
 *
 * <p>Where nobody waits, no lock is taken: who sets the event first says so and then looks whether
 * somebody is there, and who wants to wait does it the other way round.
 */
public final class ThreadedEvent implements Event {

    private final String name;
    private final ReentrantLock lock = new ReentrantLock();

    /** Guarded by the lock. */
    private final WaitList waiters = new WaitList();

    private volatile boolean signalled;

    /** Whether somebody waits, or is about to; written under the lock. */
    private volatile boolean awaited;

    /** Makes an event that is not signalled. */
    public ThreadedEvent(String name) {
        this.name = name;
    }

    @Override
    public void set() {
        signalled = true;
        if (awaited) {
            wake();
        }
    }

    private void wake() {
        lock.lock();
        try {
            // A reset may have come in between; then this set is later than that.
            signalled = true;
            awaited = false;
            waiters.releaseAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void reset() {
        if (signalled) {
            signalled = false;
        }
    }

    @Override
    public boolean isSet() {
        return signalled;
    }

    @Override
    public void await() {
        CurrentLevel.requirePassive("wait for event", name);
        awaitAtAnyLevel();
    }

    @Override
    public void awaitAtAnyLevel() {
        Waiter waiter = register();
        if (waiter != null) {
            waiter.await();
        }
    }

    @Override
    public boolean await(long timeoutNanos) {
        if (timeoutNanos <= 0) {
            return signalled;
        }
        CurrentLevel.requirePassive("wait for event", name);
        long deadline = Alarm.deadline(System.nanoTime(), timeoutNanos);
        Waiter waiter = register();
        if (waiter == null) {
            return true;
        }
        waiter.awaitUntil(deadline);
        lock.lock();
        try {
            return !waiters.remove(waiter);
        } finally {
            lock.unlock();
        }
    }

    /** Null if there is nothing to wait for. */
    private Waiter register() {
        if (signalled) {
            return null;
        }
        lock.lock();
        try {
            awaited = true;
            return signalled ? null : waiters.add();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
