package org.backplane.runtime.internal.threaded;

/**
 * The threads that wait for one condition.
 *
 * <p><b>Serialised by:</b> the lock of whoever owns the condition.
 */
final class WaitList {

    private Waiter first;

    /** Registers the calling thread; it must let go of the lock before it waits. */
    Waiter add() {
        Waiter waiter = new Waiter();
        waiter.next = first;
        first = waiter;
        return waiter;
    }

    /**
     * Takes a waiter out whose time is over.
     *
     * @return false if it was released before
     */
    boolean remove(Waiter gone) {
        if (first == gone) {
            first = gone.next;
            return true;
        }
        for (Waiter waiter = first; waiter != null; waiter = waiter.next) {
            if (waiter.next == gone) {
                waiter.next = gone.next;
                return true;
            }
        }
        return false;
    }

    void releaseAll() {
        Waiter waiter = first;
        first = null;
        while (waiter != null) {
            Waiter next = waiter.next;
            waiter.release();
            waiter = next;
        }
    }
}
