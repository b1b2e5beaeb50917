package org.backplane.kmdf.internal.io;

import org.backplane.ddi.Timer;
import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Event;
import org.backplane.runtime.Level;
import org.backplane.runtime.Lock;
import org.backplane.runtime.TaskTimer;
import org.backplane.runtime.WrittenOffException;

import java.time.Duration;

/**
 * A driver's timer; its callback is serialised with its parent's callbacks if those are serialised.
 *
 * <p><b>Level:</b> up to DISPATCH, {@link #close} at PASSIVE. <b>Serialised by:</b> its lock, which
 * is not held while the callback runs.
 */
final class FxTimer extends CallbackWork implements Timer {

    private final DeviceHost host;
    private final Runnable callback;
    private final PresentationLock scope;
    private final TaskTimer timer;
    private final Event idle;

    /** Guards {@link #pending} and {@link #closed}, and a start against the end. */
    private final Lock lock;

    /** Whether the callback waits for its turn or runs. */
    private boolean pending;

    /** Whether the device's life is over: nothing starts the timer any more. */
    private boolean closed;

    FxTimer(DeviceHost host, PresentationLock scope, Level level, Runnable callback) {
        Dispatcher dispatcher = host.kernel().dispatcher();
        String name = "timer of " + host.driverName() + " on " + host.instanceId();
        this.host = host;
        this.scope = scope;
        this.callback = callback;
        this.lock = dispatcher.lock(name);
        this.idle = dispatcher.event(name + " to be idle");
        this.idle.set();
        this.timer = dispatcher.timer(level, name, this::expired);
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

    /** Stops the timer for good and waits for a callback that is running. */
    void close() {
        lock.acquire();
        closed = true;
        lock.release();
        stopAndWait();
    }

    private void expired() {
        if (scope == null) {
            call();
            return;
        }
        lock.acquire();
        boolean due = !pending;
        pending = true;
        if (due) {
            idle.reset();
        }
        lock.release();
        if (due) {
            scope.run(this);
        }
    }

    @Override
    void call() {
        lock.acquire();
        pending = false;
        lock.release();
        try {
            callback.run();
        } catch (WrittenOffException e) {
            throw e;
        } catch (Throwable t) {
            timer.stop();
            host.driverFault("EvtTimerFunc", t);
        } finally {
            lock.acquire();
            if (!pending) {
                idle.set();
            }
            lock.release();
        }
    }
}
