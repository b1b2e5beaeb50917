package org.backplane.runtime.internal.threaded;

import org.backplane.runtime.Level;
import org.backplane.runtime.WrittenOffException;
import org.backplane.runtime.internal.Alarm;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Watches bodies that may never return, and keeps the list of those that were written off.
 *
 * <p>Its lock comes after the clock's and before a pool's.
 */
public final class WatchDog {

    private static final String PREFIX = "backplane-written-off: ";

    private final AlarmClock clock;
    private final WorkerPool passive;
    private final ReentrantLock lock = new ReentrantLock();

    /** Guarded by the lock; oldest first. */
    private final List<Watch> lost = new ArrayList<>();

    /** Makes a watch dog whose {@code expired} actions run in {@code passive}. */
    public WatchDog(AlarmClock clock, WorkerPool passive) {
        this.clock = clock;
        this.passive = passive;
    }

    /** See {@link org.backplane.runtime.Dispatcher#watch}. */
    public <T> T watch(String what, long timeoutNanos, Supplier<T> body, Runnable expired) {
        Watch watch = new Watch(what, expired);
        clock.set(watch, timeoutNanos);
        T result;
        try {
            result = body.get();
        } catch (Throwable failure) {
            finish(watch);
            throw failure;
        }
        finish(watch);
        return result;
    }

    /** The names of the bodies that were written off and have not come back, oldest first. */
    public List<String> writtenOff() {
        lock.lock();
        try {
            return lost.stream().map(watch -> watch.what).toList();
        } finally {
            lock.unlock();
        }
    }

    /** The alarm fires under the clock's lock, so exactly one of cancel and fire wins. */
    private void finish(Watch watch) {
        if (clock.cancel(watch)) {
            return;
        }
        comeBack(watch);
    }

    private void writeOff(Watch watch) {
        lock.lock();
        try {
            watch.threadName = nameOf(watch.thread);
            lost.add(watch);
            watch.thread.setName(PREFIX + watch.what);
            if (watch.thread instanceof WorkerThread worker) {
                worker.pool.writeOff(worker);
            }
        } finally {
            lock.unlock();
        }
        passive.task(Level.PASSIVE, watch.what + " expired", watch.expired).post();
    }

    private void comeBack(Watch watch) {
        lock.lock();
        try {
            if (!lost.remove(watch)) {
                return;
            }
            watch.thread.setName(watch.threadName);
            for (Watch other : lost) {
                if (other.thread.equals(watch.thread)) {
                    watch.thread.setName(PREFIX + other.what);
                }
            }
            if (watch.thread instanceof WorkerThread worker) {
                worker.pool.comeBack(worker);
            }
        } finally {
            lock.unlock();
        }
        throw new WrittenOffException(watch.what);
    }

    /** What the thread is called when none of its bodies is written off. */
    private String nameOf(Thread thread) {
        for (Watch other : lost) {
            if (other.thread.equals(thread)) {
                return other.threadName;
            }
        }
        return thread.getName();
    }

    /** One watched body. */
    private final class Watch extends Alarm {

        private final String what;
        private final Runnable expired;
        private final Thread thread = Thread.currentThread();

        /** Guarded by the dog's lock. */
        private String threadName;

        Watch(String what, Runnable expired) {
            this.what = what;
            this.expired = expired;
        }

        @Override
        public void fire() {
            writeOff(this);
        }
    }
}
