package org.backplane.runtime;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Something to wait for: set once, it releases every waiter until it is reset (a notification
 * KEVENT).
 *
 * <p><b>Level:</b> any for {@link #set}, {@link #reset} and {@link #isSet}; PASSIVE for waiting
 * ({@link IllegalStateException} otherwise), except {@link #awaitAtAnyLevel}, and with a timeout of
 * zero, which only looks. <b>Serialised by:</b> nothing.
 */
@ProviderType
public interface Event {

    /** Signals the event; idempotent. */
    void set();

    /** Clears the event. */
    void reset();

    /** Whether the event is signalled. */
    boolean isSet();

    /**
     * Waits until the event is signalled. A wait is not interruptible: an interrupt of the waiting
     * thread is kept and seen by it later.
     *
     * @throws DeadlockException in simulation, if nothing is left that could signal it
     */
    void await();

    /**
     * As {@link #await()}, but at any level, as one waits for a {@link Lock}: whoever signals must
     * be about to.
     */
    void awaitAtAnyLevel();

    /**
     * Waits until the event is signalled or {@code timeoutNanos} have passed.
     *
     * @return whether the event was signalled
     */
    boolean await(long timeoutNanos);
}
