package org.backplane.runtime;

/**
 * Thrown in simulation out of a wait that can never end: no task is runnable and no timer is set,
 * or an hour has passed without it, or locks are taken in conflicting orders. The message lists who
 * waits for what.
 */
public final class DeadlockException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says who waits for what. */
    public DeadlockException(String message) {
        super(message);
    }
}
