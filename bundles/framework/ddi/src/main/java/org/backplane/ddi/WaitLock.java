package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

import java.time.Duration;

/**
 * Mutual exclusion whose holder may wait for other things (WDFWAITLOCK). Who takes it gives it back
 * in the same callback.
 *
 * <p>Not recursive: taking it twice, or releasing what somebody else holds, throws {@link
 * IllegalStateException}.
 *
 * <p><b>Level:</b> PASSIVE; up to DISPATCH for {@link #release} and for trying with a timeout of
 * zero. <b>Serialised by:</b> itself.
 */
@ProviderType
public interface WaitLock extends FrameworkObject {

    /** Takes the lock; waits for it if somebody else has it. */
    @Ddi("WdfWaitLockAcquire")
    void acquire();

    /**
     * Takes the lock if it is free or becomes free in time.
     *
     * @param timeout how long to wait; zero only tries
     * @return whether the lock is taken now
     */
    @Ddi("WdfWaitLockAcquire")
    boolean acquire(Duration timeout);

    /** Gives the lock back; only its holder may. */
    @Ddi("WdfWaitLockRelease")
    void release();
}
