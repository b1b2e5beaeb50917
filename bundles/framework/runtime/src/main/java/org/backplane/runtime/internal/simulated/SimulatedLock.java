package org.backplane.runtime.internal.simulated;

import org.backplane.runtime.DeadlockException;
import org.backplane.runtime.Lock;
import org.backplane.runtime.internal.StepObserver;

/**
 * A lock between strands of a {@link Simulation}; those who wait for it are ready while it is free.
 */
public final class SimulatedLock implements Lock {

    private final Simulation simulation;
    private final String name;
    private final Waiters waiters = new Waiters();
    private final int object;
    private Strand holder;

    /** Makes a lock that nobody holds. */
    public SimulatedLock(Simulation simulation, String name) {
        this.simulation = simulation;
        this.name = name;
        object = simulation.nextObject();
    }

    @Override
    public void acquire() {
        Strand self = approach();
        if (holder != null) {
            awaitRelease(self);
            simulation.touch(object, this);
        }
        take(self);
    }

    /** As {@link #acquire}, but waits so long at the most; whether the lock is taken. */
    boolean acquire(long timeoutNanos) {
        Strand self = approach();
        if (holder != null) {
            simulation.touch(StepObserver.COMMON, this);
            if (timeoutNanos <= 0 || !simulation.await(waiters, description(), timeoutNanos)) {
                return false;
            }
            simulation.touch(object, this);
        }
        take(self);
        return true;
    }

    private Strand approach() {
        simulation.preemptionPoint();
        simulation.touch(object, this);
        Strand self = simulation.current();
        if (holder == self) {
            throw new IllegalStateException(
                    "Lock " + name + " is held by its caller already, and is not recursive");
        }
        return self;
    }

    private void take(Strand self) {
        holder = self;
        self.locksHeld++;
        if (!waiters.isEmpty()) {
            simulation.holdBack(waiters, description());
        }
    }

    private void awaitRelease(Strand self) {
        // Who waits for a lock is visible to everybody else who has to.
        simulation.touch(StepObserver.COMMON, this);
        refuseCycle(self);
        self.wanted = this;
        try {
            simulation.await(waiters, description());
        } finally {
            self.wanted = null;
        }
    }

    @Override
    public void release() {
        // No use that counts: who loops is stopped where it acquires, and must be able to let go.
        simulation.observe(object);
        Strand self = simulation.current();
        if (holder != self) {
            throw new IllegalStateException("Lock " + name + " is not held by who releases it");
        }
        holder = null;
        self.locksHeld--;
        // All of them, so that the schedule decides who is next.
        simulation.letGo(waiters);
        simulation.preemptionPoint();
    }

    /** Fails where the wait would never end, because the holder waits for the caller in turn. */
    private void refuseCycle(Strand self) {
        SimulatedLock last = this;
        while (last != null && last.holder != self) {
            last = last.holder == null ? null : last.holder.wanted;
        }
        if (last == null) {
            return;
        }
        StringBuilder cycle = new StringBuilder("Locks are taken in conflicting orders: ");
        cycle.append(self.name()).append(" holds lock ").append(last.name);
        cycle.append(" and waits for lock ").append(name);
        for (SimulatedLock lock = this; lock != last; lock = lock.holder.wanted) {
            cycle.append("; ").append(lock.holder.name()).append(" holds lock ").append(lock.name);
            cycle.append(" and waits for lock ").append(lock.holder.wanted.name);
        }
        throw new DeadlockException(cycle.toString());
    }

    private String description() {
        return "lock " + name + ", held by " + holder.name();
    }

    @Override
    public String toString() {
        return "lock " + name;
    }
}
