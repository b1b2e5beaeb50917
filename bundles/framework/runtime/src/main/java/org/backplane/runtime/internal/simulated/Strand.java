package org.backplane.runtime.internal.simulated;

import org.backplane.runtime.Level;
import org.backplane.runtime.internal.Alarm;

import java.util.concurrent.locks.LockSupport;

/**
 * A stack that can wait: the test's own, or that of a carrier thread. Exactly one strand of a
 * simulation has the baton and runs; handing it over publishes everything written before.
 */
final class Strand extends Choice {

    private final Simulation simulation;

    /** The main strand's is set when it waits, because a test may change threads in between. */
    Thread thread;

    private volatile boolean baton;

    /** What runs on this stack; null on the main strand, and on a carrier without work. */
    SimulatedTask task;

    /** Which run of {@link #task} it is; 0 for main. */
    long activity;

    Level level = Level.PASSIVE;

    /** What it waits for, in words; null if it does not wait. */
    String waitsFor;

    /** The list that it waits in, and its neighbours there. */
    Waiters waiters;

    Strand previousWaiter;
    Strand nextWaiter;

    Wake wake;

    int locksHeld;

    /** How many sections it is in where it must not be preempted. */
    int shields;

    /** At how many preemption points in a row it went on while others were ready. */
    int turnsKept;

    /** The lock that it waits for, or null. */
    SimulatedLock wanted;

    final Alarm timeout =
            new Alarm() {
                @Override
                public void fire() {
                    simulation.wake(Strand.this, Wake.TIMED_OUT);
                }

                @Override
                public String toString() {
                    return "the end of the wait of " + name();
                }
            };

    Strand(Simulation simulation) {
        this.simulation = simulation;
    }

    boolean isWaiting() {
        return waitsFor != null;
    }

    String name() {
        return task == null ? "main" : task.toString();
    }

    /** Ends the run of the task on this stack as far as others can see. */
    void abandonTask() {
        if (task != null) {
            task.end(this);
        }
    }

    void giveBaton() {
        baton = true;
        LockSupport.unpark(thread);
    }

    /** Waits for the baton; keeps an interrupt for later. */
    void awaitBaton() {
        boolean interrupted = false;
        while (!baton) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        baton = false;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Why the wait that is over ended; null if the simulation came to rest. */
    Wake takeWake() {
        Wake taken = wake;
        wake = null;
        return taken;
    }

    @Override
    long activity() {
        return activity;
    }

    @Override
    String step() {
        return name() + " goes on";
    }
}
