package org.backplane.runtime.internal.threaded;

import org.backplane.runtime.Level;
import org.backplane.runtime.internal.Alarm;
import org.backplane.runtime.internal.TaskState;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Workers and the queues that they serve, urgent before normal.
 *
 * <p>There are as many workers as there is work, up to a limit. A worker that waits for something
 * of the dispatcher, or was written off, does not count against the limit, so waits cannot starve
 * what they wait for. A worker that blocks elsewhere (in a driver's own I/O, say) is noticed by the
 * lack of progress, and then one more is added at a time. Workers end after a few idle seconds.
 *
 * <p>The pool's lock comes after the clock's.
 */
public final class WorkerPool {

    /** How long a worker stays without work. */
    public static final long KEEP_IDLE_NANOS = TimeUnit.SECONDS.toNanos(3);

    private static final long NO_PROGRESS_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final String name;
    private final int limit;
    private final long keepIdleNanos;
    private final AlarmClock clock;
    private final ReentrantLock lock = new ReentrantLock();

    // All guarded by the lock.
    private final TaskQueue urgent = new TaskQueue();
    private final TaskQueue normal = new TaskQueue();
    private final IdleWorkers idle = new IdleWorkers();
    private final ProgressCheck progress = new ProgressCheck();
    private int workers;
    private int uncounted;
    private int named;
    private long taken;
    private boolean closed;

    /**
     * Makes a pool without a worker yet.
     *
     * @param name what its threads are called, before a number
     * @param limit how many workers may run at the same time
     */
    public WorkerPool(String name, int limit, long keepIdleNanos, AlarmClock clock) {
        this.name = name;
        this.limit = limit;
        this.keepIdleNanos = keepIdleNanos;
        this.clock = clock;
    }

    /** Makes a task that runs on the workers of this pool. */
    public ThreadedTask task(Level level, String taskName, Runnable body) {
        return new ThreadedTask(this, level, taskName, body);
    }

    /** Runs what is queued, takes nothing more and lets the workers end. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            while (!idle.isEmpty()) {
                idle.wakeOne();
            }
        } finally {
            lock.unlock();
        }
    }

    boolean post(ThreadedTask task) {
        WorkerThread started;
        boolean checkProgress;
        lock.lock();
        try {
            if (closed
                    || task.state == TaskState.QUEUED
                    || task.state == TaskState.RUNNING_AND_POSTED) {
                return false;
            }
            if (task.state == TaskState.RUNNING) {
                task.state = TaskState.RUNNING_AND_POSTED;
                return true;
            }
            enqueue(task);
            boolean anyIdle = !idle.isEmpty();
            started = wakeOrMakeWorker();
            checkProgress = !anyIdle && started == null && progress.arm();
        } finally {
            lock.unlock();
        }
        if (started != null) {
            start(started);
        } else if (checkProgress) {
            clock.set(progress, NO_PROGRESS_NANOS);
        }
        return true;
    }

    boolean cancel(ThreadedTask task) {
        lock.lock();
        try {
            return switch (task.state) {
                case QUEUED -> {
                    queueOf(task).remove(task);
                    becomeIdle(task);
                    yield true;
                }
                case RUNNING_AND_POSTED -> {
                    task.state = TaskState.RUNNING;
                    yield true;
                }
                case IDLE, RUNNING -> false;
            };
        } finally {
            lock.unlock();
        }
    }

    boolean isRunBy(ThreadedTask task, Thread thread) {
        lock.lock();
        try {
            return task.runner == thread;
        } finally {
            lock.unlock();
        }
    }

    void flush(ThreadedTask task) {
        Waiter waiter;
        lock.lock();
        try {
            if (task.state == TaskState.IDLE) {
                return;
            }
            waiter = task.flushers.add();
        } finally {
            lock.unlock();
        }
        waiter.await();
    }

    /** Hands the worker its next task in {@link WorkerThread#current}; false: it shall end. */
    boolean next(WorkerThread worker) {
        lock.lock();
        try {
            finishRun(worker);
            while (!hasWork()) {
                if (closed || !awaitWork(worker)) {
                    workers--;
                    return false;
                }
            }
            ThreadedTask task = urgent.isEmpty() ? normal.poll() : urgent.poll();
            task.state = TaskState.RUNNING;
            task.runner = worker;
            worker.current = task;
            taken++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Lets go of the lock until somebody wakes the worker; false if nobody did for long. */
    private boolean awaitWork(WorkerThread worker) {
        idle.add(worker);
        long deadline = System.nanoTime() + keepIdleNanos;
        while (worker.idle) {
            long rest = deadline - System.nanoTime();
            if (rest <= 0) {
                idle.remove(worker);
                return false;
            }
            lock.unlock();
            try {
                LockSupport.parkNanos(this, rest);
                Thread.interrupted();
            } finally {
                lock.lock();
            }
        }
        return true;
    }

    private void finishRun(WorkerThread worker) {
        ThreadedTask task = worker.current;
        if (task == null) {
            return;
        }
        worker.current = null;
        task.runner = null;
        if (task.state == TaskState.RUNNING_AND_POSTED) {
            enqueue(task);
        } else {
            becomeIdle(task);
        }
    }

    private void enqueue(ThreadedTask task) {
        task.state = TaskState.QUEUED;
        queueOf(task).add(task);
    }

    private void becomeIdle(ThreadedTask task) {
        task.state = TaskState.IDLE;
        task.flushers.releaseAll();
    }

    /** Notes that a thread is about to block in a wait of the dispatcher, or no longer does. */
    static void blocking(Thread thread, boolean blocks) {
        if (thread instanceof WorkerThread worker) {
            worker.pool.count(worker, blocks ? 1 : -1, false);
        }
    }

    /**
     * Takes a worker out of the count because of a watched body. Its run is over as far as others
     * can see; what comes back later only unwinds.
     */
    void writeOff(WorkerThread worker) {
        count(worker, 1, true);
    }

    /** Takes back {@link #writeOff}. */
    void comeBack(WorkerThread worker) {
        count(worker, -1, false);
    }

    /** A worker may be lost for several reasons at once, and is out of the count for the first. */
    private void count(WorkerThread worker, int lost, boolean endRun) {
        WorkerThread started = null;
        lock.lock();
        try {
            boolean wasCounted = worker.lost == 0;
            worker.lost += lost;
            boolean isCounted = worker.lost == 0;
            if (wasCounted != isCounted) {
                uncounted += isCounted ? -1 : 1;
            }
            if (endRun) {
                finishRun(worker);
            }
            if (hasWork()) {
                started = wakeOrMakeWorker();
            }
        } finally {
            lock.unlock();
        }
        if (started != null) {
            start(started);
        }
    }

    /**
     * Gets work a worker if the limit allows; one that is new must be started, without the lock.
     */
    private WorkerThread wakeOrMakeWorker() {
        if (!idle.isEmpty()) {
            idle.wakeOne();
            return null;
        }
        return workers - uncounted < limit ? newWorker() : null;
    }

    private WorkerThread newWorker() {
        workers++;
        return new WorkerThread(this, name + "-" + ++named);
    }

    private void start(WorkerThread worker) {
        boolean running = false;
        try {
            worker.start();
            running = true;
        } finally {
            if (!running) {
                lock.lock();
                try {
                    workers--;
                } finally {
                    lock.unlock();
                }
            }
        }
    }

    private boolean hasWork() {
        return !urgent.isEmpty() || !normal.isEmpty();
    }

    private TaskQueue queueOf(ThreadedTask task) {
        return task.level == Level.DIRQL ? urgent : normal;
    }

    /** Adds a worker beyond the limit when work is queued and none of it was taken for a while. */
    private final class ProgressCheck extends Alarm {

        // Guarded by the pool's lock.
        private boolean armed;
        private long takenBefore;

        /** True if the alarm must be set, without the lock. */
        boolean arm() {
            if (armed) {
                return false;
            }
            armed = true;
            takenBefore = taken;
            return true;
        }

        @Override
        public void fire() {
            WorkerThread started = null;
            lock.lock();
            try {
                armed = hasWork() && !closed;
                if (!armed) {
                    return;
                }
                if (taken == takenBefore && idle.isEmpty()) {
                    started = newWorker();
                }
                takenBefore = taken;
            } finally {
                lock.unlock();
            }
            clock.set(this, NO_PROGRESS_NANOS);
            if (started != null) {
                start(started);
            }
        }
    }
}
