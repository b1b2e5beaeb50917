package org.backplane.runtime.internal.threaded;

import org.backplane.runtime.Lock;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

/**
 * A lock that spins, because critical sections are short.
 *
 * <p>It is one word: 0, or the number of the thread that holds it. Taking it free is one
 * compare-and-set, giving it back one store. Who finds it taken spins; a holder that does not come
 * to its end so fast was most likely suspended, so a waiter then yields, and at last sleeps for
 * longer and longer times, the longest of which bounds how late it notices.
 */
public final class ThreadedLock implements Lock {

    private static final int SPINS = Runtime.getRuntime().availableProcessors() > 1 ? 200 : 0;
    private static final int YIELDS = 50;
    private static final long FIRST_SLEEP_NANOS = 1_000;
    private static final long LONGEST_SLEEP_NANOS = 100_000;

    private static final VarHandle HOLDER;

    static {
        try {
            HOLDER = MethodHandles.lookup().findVarHandle(ThreadedLock.class, "holder", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final String name;

    /** The holder's {@link Thread#threadId}, which is never 0; 0 for nobody. */
    private volatile long holder;

    /** Makes a lock that nobody holds. */
    public ThreadedLock(String name) {
        this.name = name;
    }

    @Override
    public void acquire() {
        long self = Thread.currentThread().threadId();
        if (!HOLDER.compareAndSet(this, 0L, self)) {
            acquireTaken(self);
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // Yielding is what helps a suspended holder on.
    private void acquireTaken(long self) {
        if (holder == self) {
            throw new IllegalStateException(
                    "Lock " + name + " is held by its caller already, and is not recursive");
        }
        int turns = 0;
        long sleep = FIRST_SLEEP_NANOS;
        while (holder != 0 || !HOLDER.compareAndSet(this, 0L, self)) {
            if (turns < SPINS) {
                Thread.onSpinWait();
            } else if (turns < SPINS + YIELDS) {
                Thread.yield();
            } else {
                LockSupport.parkNanos(this, sleep);
                sleep = Math.min(2 * sleep, LONGEST_SLEEP_NANOS);
            }
            turns++;
        }
    }

    @Override
    public void release() {
        if ((long) HOLDER.get(this) != Thread.currentThread().threadId()) {
            throw new IllegalStateException("Lock " + name + " is not held by who releases it");
        }
        HOLDER.setRelease(this, 0L);
    }

    @Override
    public String toString() {
        return name;
    }
}
