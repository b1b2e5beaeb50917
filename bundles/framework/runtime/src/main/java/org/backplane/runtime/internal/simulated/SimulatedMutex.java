package org.backplane.runtime.internal.simulated;

import org.backplane.runtime.Mutex;
import org.backplane.runtime.internal.LevelRules;

/** A mutex between strands of a {@link Simulation}: a lock that only PASSIVE code waits for. */
public final class SimulatedMutex implements Mutex {

    private final Simulation simulation;
    private final String name;
    private final SimulatedLock lock;

    /** Makes a mutex that nobody holds. */
    public SimulatedMutex(Simulation simulation, String name) {
        this.simulation = simulation;
        this.name = name;
        lock = new SimulatedLock(simulation, name);
    }

    @Override
    public void acquire() {
        requirePassive();
        lock.acquire();
    }

    @Override
    public boolean acquire(long timeoutNanos) {
        if (timeoutNanos > 0) {
            requirePassive();
        }
        return lock.acquire(timeoutNanos);
    }

    private void requirePassive() {
        LevelRules.requirePassive(simulation.level(), "wait for lock", name);
    }

    @Override
    public void release() {
        lock.release();
    }

    @Override
    public String toString() {
        return lock.toString();
    }
}
