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

    private static final CallbackConstraints PASSIVE =
            new CallbackConstraints(SynchronizationScope.NONE, ExecutionLevel.PASSIVE, null);

    /** Most objects are not serialised, and share what holds for them. */
    public static CallbackConstraints of(
            SynchronizationScope scope, ExecutionLevel level, PresentationLock lock) {
        if (scope != SynchronizationScope.NONE) {
            return new CallbackConstraints(scope, level, lock);
        }
        return level == ExecutionLevel.PASSIVE ? PASSIVE : DRIVER_DEFAULT;
    }

    /** Whether callbacks are kept from overlapping. */
    public boolean areSerialised() {
        return lock != null;
    }
}
