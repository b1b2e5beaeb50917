package org.backplane.kmdf.internal.io;

import org.backplane.ddi.Timer;
import org.backplane.kmdf.internal.object.FxObject;
import org.backplane.runtime.Event;
import org.backplane.runtime.Level;
import org.backplane.runtime.Lock;
import org.backplane.runtime.TaskTimer;
import org.backplane.runtime.WrittenOffException;

import java.time.Duration;

/**
 * A driver's timer; its callback is serialised with its parent's callbacks if those are serialised.
 *
 * <p><b>Level:</b> up to DISPATCH, waiting at PASSIVE. <b>Serialised by:</b> its lock, which is not
 * held while the callback runs.
 */
final class FxTimer extends FxDevicePart implements Timer {

    private final Runnable callback;
    private final PresentationLock scope;
    private final TaskTimer timer;

    /** Signalled while the callback neither runs nor waits for its turn. */
    private final Event idle;

    private final CallbackWork turn =
            new CallbackWork() {
                @Override
                void call() {
                    runCallback();
                }
            };

    /** Guards the fields below, and a start against the end. */
    private final Lock lock;

    /** Whether the callback waits for its turn. */
    private boolean pending;

    /** Who runs the callback; null if nobody does. */
    private Object runner;

    /** Whether its end has begun: nothing starts the timer any more. */
    private boolean closed;

    FxTimer(
            FxObject parent,
            DeviceHost host,
            PresentationLock scope,
            Level level,
            Runnable callback) {
        super(parent, host, "timer");
        this.scope = scope;
        this.callback = callback;
        this.lock = dispatcher().lock(toString());
        this.idle = dispatcher().event(this + " to be idle");
        this.idle.set();
        this.timer = dispatcher().timer(level, toString(), this::expired);
    }

    @Override
    public boolean start(Duration delay) {
        lock.acquire();
        try {
            return !closed && timer.start(delay.toNanos());
        } finally {
            lock.release();
        }
    }

    @Override
    public boolean startPeriodic(Duration period) {
        lock.acquire();
        try {
            return !closed && timer.startPeriodic(period.toNanos(), period.toNanos());
        } finally {
            lock.release();
        }
    }

    @Override
    public boolean stop() {
        return timer.stop();
    }

    @Override
    public boolean stopAndWait() {
        boolean stopped = timer.stopAndWait();
        idle.await();
        return stopped;
    }

    private void expired() {
        lock.acquire();
        boolean due = !pending;
        pending = true;
        if (due) {
            idle.reset();
        }
        lock.release();
        if (!due) {
            return;
        }
        if (scope == null) {
            runCallback();
        } else {
            scope.run(turn);
        }
    }

    private void runCallback() {
        lock.acquire();
        pending = false;
        runner = dispatcher().currentThread();
        lock.release();
        try {
            callback.run();
        } catch (WrittenOffException unwinding) {
            throw unwinding;
        } catch (Throwable thrown) {
            timer.stop();
            fault("EvtTimerFunc", thrown);
        } finally {
            lock.acquire();
            runner = null;
            if (!pending) {
                idle.set();
            }
            lock.release();
        }
    }

    @Override
    public void delete() {
        close();
        timer.stop();
        deleteByDriver();
    }

    private void close() {
        lock.acquire();
        closed = true;
        lock.release();
    }

    /** Its callback, and those that it is serialised with, may delete it but not wait for it. */
    @Override
    protected boolean mustDefer() {
        if (scope != null || dispatcher().currentLevel() != Level.PASSIVE) {
            return true;
        }
        lock.acquire();
        boolean own = runner != null && runner.equals(dispatcher().currentThread());
        lock.release();
        return own;
    }

    @Override
    protected void onDispose() {
        close();
        stopAndWait();
    }
}
