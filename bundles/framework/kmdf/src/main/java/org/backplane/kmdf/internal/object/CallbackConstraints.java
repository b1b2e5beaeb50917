package org.backplane.kmdf.internal.object;

import org.backplane.ddi.ExecutionLevel;
import org.backplane.ddi.SynchronizationScope;

/**
 * What holds for the callbacks of an object and of all below it that take part in its
 * serialisation.
 *
 * @param scope resolved: DEVICE, QUEUE or NONE
 * @param level resolved: PASSIVE or DISPATCH
 * @param lock what keeps the callbacks from overlapping; null for NONE
 */
public record CallbackConstraints(
        SynchronizationScope scope, ExecutionLevel level, PresentationLock lock) {

    /** What KMDF gives a driver, and all that inherits from it. */
    public static final CallbackConstraints DRIVER_DEFAULT =
            new CallbackConstraints(SynchronizationScope.NONE, ExecutionLevel.DISPATCH, null);

    /** Whether callbacks are kept from overlapping. */
    public boolean areSerialised() {
        return lock != null;
    }
}
