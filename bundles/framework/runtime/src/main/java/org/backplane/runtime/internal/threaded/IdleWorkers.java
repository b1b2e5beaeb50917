package org.backplane.runtime.internal.threaded;

import java.util.concurrent.locks.LockSupport;

/**
 * The workers of a pool that have nothing to do, linked through themselves. The one that became
 * idle last is woken first, so that those which are not needed stay idle, and end.
 *
 * <p><b>Serialised by:</b> the pool's lock.
 */
final class IdleWorkers {

    private WorkerThread first;

    boolean isEmpty() {
        return first == null;
    }

    void add(WorkerThread worker) {
        worker.idle = true;
        worker.nextIdle = first;
        first = worker;
    }

    /** Sends one worker to the queue; there must be one. */
    void wakeOne() {
        WorkerThread worker = first;
        first = worker.nextIdle;
        worker.nextIdle = null;
        worker.idle = false;
        LockSupport.unpark(worker);
    }

    void remove(WorkerThread gone) {
        gone.idle = false;
        if (first == gone) {
            first = gone.nextIdle;
        } else {
            WorkerThread worker = first;
            while (worker.nextIdle != gone) {
                worker = worker.nextIdle;
            }
            worker.nextIdle = gone.nextIdle;
        }
        gone.nextIdle = null;
    }
}
