package org.backplane.runtime.internal.simulated;

import org.backplane.runtime.Level;
import org.backplane.runtime.Task;
import org.backplane.runtime.internal.LevelRules;
import org.backplane.runtime.internal.TaskState;

/** A task that a {@link Simulation} runs. */
public final class SimulatedTask extends Choice implements Task {

    final Level level;
    final Runnable body;
    private final Simulation simulation;
    private final String name;
    private final int object;

    private TaskState state = TaskState.IDLE;

    /** Null if not running, or if the run was written off. */
    private Strand runner;

    private final Waiters flushers = new Waiters();

    /** Makes a task, not queued. */
    public SimulatedTask(Simulation simulation, Level level, String name, Runnable body) {
        this.simulation = simulation;
        this.level = level;
        this.name = name;
        this.body = body;
        object = simulation.nextObject();
    }

    @Override
    public boolean post() {
        simulation.use(this);
        boolean queued = enqueue();
        simulation.preemptionPoint();
        return queued;
    }

    /** Posts it without giving way to others: that is what the clock does, which is no strand. */
    boolean enqueue() {
        simulation.observe(object);
        if (simulation.isClosed()) {
            return false;
        }
        return switch (state) {
            case IDLE -> {
                becomeQueued();
                yield true;
            }
            case RUNNING -> {
                state = TaskState.RUNNING_AND_POSTED;
                yield true;
            }
            case QUEUED, RUNNING_AND_POSTED -> false;
        };
    }

    @Override
    public boolean cancel() {
        simulation.touch(object, this);
        return switch (state) {
            case QUEUED -> {
                simulation.schedule().remove(this);
                becomeIdle();
                yield true;
            }
            case RUNNING_AND_POSTED -> {
                state = TaskState.RUNNING;
                yield true;
            }
            case IDLE, RUNNING -> false;
        };
    }

    @Override
    public void flush() {
        requireFlushable();
        simulation.touch(object, this);
        if (state != TaskState.IDLE) {
            simulation.await(flushers, "the end of task " + name);
        }
    }

    void requireFlushable() {
        LevelRules.requirePassive(simulation.level(), "flush task", name);
        if (runner == simulation.current()) {
            throw new IllegalStateException(
                    "Task " + name + " cannot flush itself: it would wait for its own end");
        }
    }

    void begin(Strand strand) {
        simulation.observe(object);
        state = TaskState.RUNNING;
        runner = strand;
    }

    /** Ends the run on {@code strand}, unless it was written off and is over already. */
    void end(Strand strand) {
        simulation.observe(object);
        if (runner != strand) {
            return;
        }
        runner = null;
        if (state == TaskState.RUNNING_AND_POSTED) {
            becomeQueued();
        } else {
            becomeIdle();
        }
    }

    private void becomeQueued() {
        state = TaskState.QUEUED;
        simulation.schedule().add(this);
    }

    private void becomeIdle() {
        state = TaskState.IDLE;
        simulation.wakeAll(flushers);
    }

    @Override
    long activity() {
        return readySince;
    }

    @Override
    String step() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }
}
