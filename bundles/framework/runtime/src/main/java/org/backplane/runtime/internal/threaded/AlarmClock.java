package org.backplane.runtime.internal.threaded;

import org.backplane.runtime.internal.Alarm;
import org.backplane.runtime.internal.AlarmHeap;

import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one thread that waits for time to pass. It fires alarms, which post tasks; it never runs
 * their bodies.
 *
 * <p>Setting an alarm wakes that thread only if it falls due before the thread would wake anyway,
 * and cancelling never does: a watch that is set and cancelled again costs no context switch.
 *
 * <p>Alarms fire under {@link #lock}, so whoever holds it sees each alarm either set or fired. It
 * is taken before any other lock of the runtime.
 */
public final class AlarmClock {

    private static final System.Logger LOGGER = System.getLogger("org.backplane.runtime");

    final ReentrantLock lock = new ReentrantLock();

    // All guarded by the lock.
    private final AlarmHeap alarms = new AlarmHeap();
    private Thread thread;
    private boolean parked;
    private boolean parkedForEver;
    private long wakesAt;
    private boolean closed;

    /** Sets an alarm that is not set. */
    void set(Alarm alarm, long delayNanos) {
        long deadline = Alarm.deadline(System.nanoTime(), delayNanos);
        lock.lock();
        try {
            setAt(alarm, deadline);
        } finally {
            lock.unlock();
        }
    }

    /** Sets an alarm that is not set; the caller holds the lock. */
    void setAt(Alarm alarm, long deadline) {
        if (closed) {
            return;
        }
        alarms.add(alarm, deadline);
        if (thread == null) {
            thread = new Thread(null, this::run, "backplane-clock", 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(AlarmClock.class.getClassLoader());
            thread.start();
        } else if (parked && (parkedForEver || deadline - wakesAt < 0)) {
            parked = false;
            LockSupport.unpark(thread);
        }
    }

    /**
     * Cancels an alarm.
     *
     * @return whether it was set; it does not fire then
     */
    boolean cancel(Alarm alarm) {
        lock.lock();
        try {
            return alarms.remove(alarm);
        } finally {
            lock.unlock();
        }
    }

    /** Drops all alarms and ends the thread. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            alarms.clear();
            if (thread != null) {
                LockSupport.unpark(thread);
            }
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        lock.lock();
        try {
            while (!closed) {
                long rest = fireWhatIsDue();
                parked = true;
                lock.unlock();
                try {
                    park(rest);
                } finally {
                    lock.lock();
                    parked = false;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** In a method of its own, so that no local variable keeps an alarm alive while parked. */
    private long fireWhatIsDue() {
        for (Alarm first = alarms.first(); first != null; first = alarms.first()) {
            long rest = first.deadline() - System.nanoTime();
            if (rest > 0) {
                parkedForEver = false;
                wakesAt = first.deadline();
                return rest;
            }
            alarms.remove(first);
            try {
                first.fire();
            } catch (Throwable failure) {
                LOGGER.log(System.Logger.Level.ERROR, "The clock lost an alarm", failure);
            }
        }
        parkedForEver = true;
        return Long.MAX_VALUE;
    }

    private void park(long rest) {
        if (rest == Long.MAX_VALUE) {
            LockSupport.park(this);
        } else {
            LockSupport.parkNanos(this, rest);
        }
        Thread.interrupted();
    }
}
