package org.backplane.runtime.internal.simulated;

/** The strands that wait for one condition, linked through themselves. */
final class Waiters {

    private Strand first;

    boolean isEmpty() {
        return first == null;
    }

    Strand first() {
        return first;
    }

    void add(Strand strand) {
        strand.waiters = this;
        strand.nextWaiter = first;
        if (first != null) {
            first.previousWaiter = strand;
        }
        first = strand;
    }

    void remove(Strand strand) {
        if (strand.previousWaiter == null) {
            first = strand.nextWaiter;
        } else {
            strand.previousWaiter.nextWaiter = strand.nextWaiter;
        }
        if (strand.nextWaiter != null) {
            strand.nextWaiter.previousWaiter = strand.previousWaiter;
        }
        strand.previousWaiter = null;
        strand.nextWaiter = null;
        strand.waiters = null;
    }
}
