package org.backplane.runtime.internal.threaded;

import java.util.concurrent.locks.LockSupport;

/** One wait of one thread. It ends when it is released or its time is over, never by interrupt. */
final class Waiter {

    private final Thread thread = Thread.currentThread();

    private volatile boolean released;

    /** Next in the {@link WaitList}; guarded by the list's owner. */
    Waiter next;

    void release() {
        released = true;
        LockSupport.unpark(thread);
    }

    /** Waits without limit. */
    void await() {
        WorkerPool.blocking(thread, true);
        boolean interrupted = false;
        while (!released) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        finish(interrupted);
    }

    /** Waits until {@code deadline}; whether it was released, so far, is for the caller to find. */
    void awaitUntil(long deadline) {
        WorkerPool.blocking(thread, true);
        boolean interrupted = false;
        for (long rest = deadline - System.nanoTime();
                !released && rest > 0;
                rest = deadline - System.nanoTime()) {
            LockSupport.parkNanos(this, rest);
            interrupted |= Thread.interrupted();
        }
        finish(interrupted);
    }

    private void finish(boolean interrupted) {
        WorkerPool.blocking(thread, false);
        if (interrupted) {
            thread.interrupt();
        }
    }
}
