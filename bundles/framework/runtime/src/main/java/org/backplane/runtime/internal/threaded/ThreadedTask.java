package org.backplane.runtime.internal.threaded;

import org.backplane.runtime.Level;
import org.backplane.runtime.Task;
import org.backplane.runtime.internal.TaskState;

/**
 * A task of a {@link WorkerPool}, and its own node in the pool's queue.
 *
 * <p><b>Serialised by:</b> the pool's lock, for every field that is not final.
 */
public final class ThreadedTask implements Task {

    final Level level;
    private final WorkerPool pool;
    private final String name;
    private final Runnable body;

    TaskState state = TaskState.IDLE;
    WorkerThread runner;
    ThreadedTask previous;
    ThreadedTask next;
    final WaitList flushers = new WaitList();

    ThreadedTask(WorkerPool pool, Level level, String name, Runnable body) {
        this.pool = pool;
        this.level = level;
        this.name = name;
        this.body = body;
    }

    @Override
    public boolean post() {
        return pool.post(this);
    }

    @Override
    public boolean cancel() {
        return pool.cancel(this);
    }

    @Override
    public void flush() {
        requireFlushable();
        pool.flush(this);
    }

    /** Throws {@link IllegalStateException} where waiting for this task is wrong. */
    void requireFlushable() {
        CurrentLevel.requirePassive("flush task", name);
        if (pool.isRunBy(this, Thread.currentThread())) {
            throw new IllegalStateException(
                    "Task " + name + " cannot flush itself: it would wait for its own end");
        }
    }

    void run() {
        Bodies.run(name, level, body);
    }

    @Override
    public String toString() {
        return name;
    }
}
