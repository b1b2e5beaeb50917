package org.backplane.wdm;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Runs when a pending IRP is cancelled while its holder had this routine set (DRIVER_CANCEL).
 *
 * <p><b>Level:</b> up to DISPATCH, in the canceller's task. <b>Serialised by:</b> nothing; it is
 * called at most once per time it was set.
 */
@ConsumerType
@FunctionalInterface
public interface CancelRoutine {

    /** Takes the IRP out of wherever it waits and completes it with CANCELLED, now or soon. */
    void cancel(DeviceObject device, Irp irp);
}
