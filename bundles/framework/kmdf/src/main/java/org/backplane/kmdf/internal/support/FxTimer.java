package org.backplane.kmdf.internal.support;

import org.backplane.ddi.Timer;
import org.backplane.kmdf.internal.object.CallbackConstraints;
import org.backplane.kmdf.internal.object.FxObject;
import org.backplane.runtime.Level;
import org.backplane.runtime.TaskTimer;
import org.backplane.status.Status;
import org.backplane.status.StatusException;

import java.time.Duration;

/**
 * A driver's timer; its callback is serialised with its parent's callbacks if those are serialised.
 *
 * <p><b>Level:</b> up to DISPATCH, waiting at PASSIVE. <b>Serialised by:</b> its lock, which is not
 * held while the callback runs.
 */
final class FxTimer extends FxDeferredCall implements Timer {

    private final Level level;
    private final TaskTimer timer;

    FxTimer(FxObject parent, CallbackConstraints constraints, Level level, Runnable callback) {
        super(parent, "timer", constraints.lock(), "EvtTimerFunc", callback);
        this.level = level;
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
        if (level == Level.PASSIVE) {
            throw new StatusException(
                    Status.NOT_SUPPORTED,
                    this
                            + " runs at PASSIVE level, where its callbacks could pile up; start it"
                            + " again in its callback");
        }
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
        boolean first = makeDue();
        lock.release();
        if (first) {
            takeTurn();
        }
    }

    @Override
    void faulted() {
        timer.stop();
    }

    @Override
    public void delete() {
        close();
        timer.stop();
        deleteByDriver();
    }

    @Override
    protected void onDispose() {
        close();
        stopAndWait();
    }
}
