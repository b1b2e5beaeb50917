package org.backplane.runtime;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Mutual exclusion for a few instructions: a spin lock in the sense of the driver model. Whoever
 * holds one neither blocks nor calls out to a driver; the one exception is an interrupt's own lock,
 * which is there to be held while the driver's service routine runs.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> itself.
 */
@ProviderType
public interface Lock {

    /** Takes the lock; waits for it if somebody else has it. */
    void acquire();

    /** Gives the lock back; only its holder may. */
    void release();
}
