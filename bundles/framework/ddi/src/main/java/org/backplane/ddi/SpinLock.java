package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Mutual exclusion for a few instructions (WDFSPINLOCK). While the caller holds it, the caller is
 * at DISPATCH level and can wait for nothing else; releasing it restores the level. Two locks are
 * released in the reverse order in which they were taken, or the level falls too early.
 *
 * <p>Not recursive: taking it twice, or releasing what somebody else holds, throws {@link
 * IllegalStateException}.
 *
 * <p><b>Level:</b> up to DISPATCH; an interrupt lock at any level. <b>Serialised by:</b> itself.
 */
@ProviderType
public interface SpinLock extends FrameworkObject {

    /** Takes the lock; waits for it if somebody else has it. */
    @Ddi("WdfSpinLockAcquire")
    void acquire();

    /** Gives the lock back; only its holder may. */
    @Ddi("WdfSpinLockRelease")
    void release();
}
