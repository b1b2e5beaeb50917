package org.backplane.runtime.internal.simulated;

import org.backplane.runtime.TaskTimer;
import org.backplane.runtime.internal.Alarm;

/** An alarm in virtual time that posts a task. */
public final class SimulatedTimer extends Alarm implements TaskTimer {

    private final Simulation simulation;
    private final SimulatedTask task;

    /** Zero if not periodic. */
    private long period;

    /** Makes a timer that posts {@code task}, which must be used by nobody else. */
    public SimulatedTimer(Simulation simulation, SimulatedTask task) {
        this.simulation = simulation;
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
        boolean wasRunning = stop();
        period = periodNanos;
        if (delayNanos <= 0) {
            fire();
        } else if (!simulation.isClosed()) {
            simulation.schedule().set(this, delayNanos);
        }
        simulation.preemptionPoint();
        return wasRunning;
    }

    @Override
    public boolean stop() {
        boolean wasQueued = task.cancel();
        return simulation.schedule().cancel(this) || wasQueued;
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
        task.enqueue();
        if (period != 0 && !simulation.isClosed()) {
            simulation.schedule().set(this, period);
        }
    }

    @Override
    public String toString() {
        return task.toString();
    }
}
