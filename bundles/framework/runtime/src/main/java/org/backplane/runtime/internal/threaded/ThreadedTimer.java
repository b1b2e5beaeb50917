package org.backplane.runtime.internal.threaded;

import org.backplane.runtime.TaskTimer;
import org.backplane.runtime.internal.Alarm;

/**
 * An alarm that posts a task.
 *
 * <p>Every transition happens under the clock's lock, and so does the posting: a start or stop sees
 * the timer set, its task queued, or neither, and takes back what it sees. A stale expiry cannot
 * be.
 */
public final class ThreadedTimer extends Alarm implements TaskTimer {

    private final AlarmClock clock;
    private final ThreadedTask task;

    /** Zero if not periodic. Guarded by the clock's lock. */
    private long period;

    /** Makes a timer that posts {@code task}, which must be used by nobody else. */
    public ThreadedTimer(AlarmClock clock, ThreadedTask task) {
        this.clock = clock;
        this.task = task;
    }

    @Override
    public boolean start(long delayNanos) {
        return start(delayNanos, 0);
    }

    @Override
    public boolean startPeriodic(long delayNanos, long periodNanos) {
        if (periodNanos <= 0) {
            throw new IllegalArgumentException(
                    "Timer " + task + " needs a period above 0 ns, not " + periodNanos);
        }
        return start(delayNanos, periodNanos);
    }

    private boolean start(long delayNanos, long periodNanos) {
        long deadline = deadline(System.nanoTime(), delayNanos);
        clock.lock.lock();
        try {
            boolean wasRunning = stop();
            period = periodNanos;
            if (delayNanos <= 0) {
                expire(deadline);
            } else {
                clock.setAt(this, deadline);
            }
            return wasRunning;
        } finally {
            clock.lock.unlock();
        }
    }

    @Override
    public boolean stop() {
        clock.lock.lock();
        try {
            boolean wasQueued = task.cancel();
            return clock.cancel(this) || wasQueued;
        } finally {
            clock.lock.unlock();
        }
    }

    @Override
    public boolean stopAndWait() {
        task.requireFlushable();
        boolean stopped = stop();
        task.flush();
        // A body that was running may have started its own timer again.
        while (stop()) {
            task.flush();
        }
        return stopped;
    }

    @Override
    public void fire() {
        expire(deadline());
    }

    private void expire(long dueAt) {
        task.post();
        if (period != 0) {
            // A period that was missed altogether is skipped, not made up for.
            long now = System.nanoTime();
            long next = dueAt + period;
            clock.setAt(this, next - now > 0 ? next : deadline(now, period));
        }
    }

    @Override
    public String toString() {
        return task.toString();
    }
}
