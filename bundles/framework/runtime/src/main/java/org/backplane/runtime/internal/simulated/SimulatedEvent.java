package org.backplane.runtime.internal.simulated;

import org.backplane.runtime.Event;
import org.backplane.runtime.internal.LevelRules;

/** An event that strands of a {@link Simulation} wait for. */
public final class SimulatedEvent implements Event {

    private final Simulation simulation;
    private final String name;
    private final Waiters waiters = new Waiters();
    private final int object;
    private boolean signalled;

    /** Makes an event that is not signalled. */
    public SimulatedEvent(Simulation simulation, String name) {
        this.simulation = simulation;
        this.name = name;
        object = simulation.nextObject();
    }

    @Override
    public void set() {
        simulation.touch(object, this);
        signalled = true;
        simulation.wakeAll(waiters);
        simulation.preemptionPoint();
    }

    @Override
    public void reset() {
        simulation.touch(object, this);
        signalled = false;
    }

    @Override
    public boolean isSet() {
        simulation.touch(object, this);
        return signalled;
    }

    @Override
    public void await() {
        LevelRules.requirePassive(simulation.level(), "wait for event", name);
        awaitAtAnyLevel();
    }

    @Override
    public void awaitAtAnyLevel() {
        simulation.touch(object, this);
        if (!signalled) {
            simulation.await(waiters, "event " + name);
        }
    }

    @Override
    public boolean await(long timeoutNanos) {
        simulation.touch(object, this);
        if (timeoutNanos <= 0) {
            return signalled;
        }
        LevelRules.requirePassive(simulation.level(), "wait for event", name);
        return signalled || simulation.await(waiters, "event " + name, timeoutNanos);
    }

    @Override
    public String toString() {
        return "event " + name;
    }
}
