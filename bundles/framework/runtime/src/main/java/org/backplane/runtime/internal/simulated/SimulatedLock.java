package org.backplane.runtime.internal.simulated;

import org.backplane.runtime.Lock;

/** A lock between strands of a {@link Simulation}; a flag, as long as nobody waits holding it. */
public final class SimulatedLock implements Lock {

    private final Simulation simulation;
    private final String name;
    private final Waiters waiters = new Waiters();
    private Strand holder;

    /** Makes a lock that nobody holds. */
    public SimulatedLock(Simulation simulation, String name) {
        this.simulation = simulation;
        this.name = name;
    }

    @Override
    public void acquire() {
        Strand self = simulation.current();
        if (holder == self) {
            throw new IllegalStateException(
                    "Lock " + name + " is held by its caller already, and is not recursive");
        }
        while (holder != null) {
            simulation.await(waiters, "lock " + name + ", held by " + holder.name());
        }
        holder = self;
        self.locksHeld++;
    }

    @Override
    public void release() {
        Strand self = simulation.current();
        if (holder != self) {
            throw new IllegalStateException("Lock " + name + " is not held by who releases it");
        }
        holder = null;
        self.locksHeld--;
        // All of them, so that the seed decides who is next.
        simulation.wakeAll(waiters);
    }

    @Override
    public String toString() {
        return name;
    }
}
