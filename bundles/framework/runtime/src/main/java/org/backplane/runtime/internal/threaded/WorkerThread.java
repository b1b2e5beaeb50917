package org.backplane.runtime.internal.threaded;

import org.backplane.runtime.Level;

/** A thread of a {@link WorkerPool}: runs one task after the other, each at its level. */
final class WorkerThread extends Thread {

    final WorkerPool pool;

    /** Only read and written by this thread. */
    Level level = Level.PASSIVE;

    /** Guarded by the pool's lock. Null when idle, or when the run was written off. */
    ThreadedTask current;

    /** Guarded by the pool's lock. */
    boolean idle;

    /** Next in the pool's stack of idle workers. Guarded by the pool's lock. */
    WorkerThread nextIdle;

    /** Reasons why it cannot take work: waits, bodies written off. Guarded by the pool's lock. */
    int lost;

    WorkerThread(WorkerPool pool, String name) {
        super(null, null, name, 0, false);
        this.pool = pool;
        setDaemon(true);
        // Otherwise a worker would hold the class loader of whoever happened to post first.
        setContextClassLoader(WorkerThread.class.getClassLoader());
    }

    @Override
    public void run() {
        // The task is handed over in a field and run in a method of its own, so that no local
        // variable of this loop keeps the last task (and its class loader) alive while idle.
        while (pool.next(this)) {
            runCurrent();
            Thread.interrupted();
        }
    }

    private void runCurrent() {
        ThreadedTask task = current;
        level = task.level;
        try {
            task.run();
        } finally {
            level = Level.PASSIVE;
        }
    }
}
