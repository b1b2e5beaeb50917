package org.backplane.runtime;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Mutual exclusion for as long as it takes: unlike the holder of a {@link Lock}, that of a mutex
 * may wait for other things meanwhile. Not recursive: taking it twice in one task throws {@link
 * IllegalStateException}.
 *
 * <p><b>Level:</b> PASSIVE ({@link IllegalStateException} otherwise), except {@link #release} and
 * an attempt with a timeout of zero, which does not wait. <b>Serialised by:</b> itself.
 */
@ProviderType
public interface Mutex {

    /**
     * Takes the mutex; waits for it if somebody else has it.
     *
     * @throws DeadlockException in simulation, if locks and mutexes are taken in conflicting orders
     */
    void acquire();

    /**
     * Takes the mutex if it is free or becomes free in {@code timeoutNanos}.
     *
     * @return whether it is taken now
     */
    boolean acquire(long timeoutNanos);

    /** Gives the mutex back; only its holder may. */
    void release();
}
