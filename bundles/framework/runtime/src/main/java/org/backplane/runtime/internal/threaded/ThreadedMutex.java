package org.backplane.runtime.internal.threaded;

import org.backplane.runtime.Mutex;
import org.backplane.runtime.internal.Alarm;

import java.util.concurrent.locks.ReentrantLock;

/**
 * A mutex that parks the threads which wait for it. Whoever releases it wakes all of them, and the
 * first to come takes it.
 */
public final class ThreadedMutex implements Mutex {

    private final String name;

    /** Guards the fields below. */
    private final ReentrantLock lock = new ReentrantLock();

    private final WaitList waiters = new WaitList();
    private Thread holder;

    /** Makes a mutex that nobody holds. */
    public ThreadedMutex(String name) {
        this.name = name;
    }

    @Override
    public void acquire() {
        CurrentLevel.requirePassive("wait for lock", name);
        for (Waiter waiter = takeOrRegister(); waiter != null; waiter = takeOrRegister()) {
            waiter.await();
        }
    }

    @Override
    public boolean acquire(long timeoutNanos) {
        if (timeoutNanos <= 0) {
            return tryAcquire();
        }
        CurrentLevel.requirePassive("wait for lock", name);
        long deadline = Alarm.deadline(System.nanoTime(), timeoutNanos);
        for (Waiter waiter = takeOrRegister(); waiter != null; waiter = takeOrRegister()) {
            waiter.awaitUntil(deadline);
            if (isOver(waiter)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void release() {
        lock.lock();
        try {
            if (!Thread.currentThread().equals(holder)) {
                throw new IllegalStateException("Lock " + name + " is not held by who releases it");
            }
            holder = null;
            waiters.releaseAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean tryAcquire() {
        lock.lock();
        try {
            refuseRecursion();
            if (holder != null) {
                return false;
            }
            holder = Thread.currentThread();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Takes the mutex and returns null, or joins those who wait for it. */
    private Waiter takeOrRegister() {
        lock.lock();
        try {
            refuseRecursion();
            if (holder != null) {
                return waiters.add();
            }
            holder = Thread.currentThread();
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Whether a wait ended although nobody released the mutex. */
    private boolean isOver(Waiter waiter) {
        lock.lock();
        try {
            return waiters.remove(waiter);
        } finally {
            lock.unlock();
        }
    }

    private void refuseRecursion() {
        if (Thread.currentThread().equals(holder)) {
            throw new IllegalStateException(
                    "Lock " + name + " is held by its caller already, and is not recursive");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
