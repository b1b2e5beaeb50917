package org.backplane.wdm;

import org.backplane.status.Status;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A driver's routine for one major function code (DRIVER_DISPATCH).
 *
 * <p><b>Level:</b> PASSIVE for PnP, create, cleanup and close; up to DISPATCH for the rest.
 * <b>Serialised by:</b> nothing.
 */
@ConsumerType
@FunctionalInterface
public interface DispatchRoutine {

    /**
     * Completes the IRP, passes it down, or marks it pending and keeps it.
     *
     * @return the status it completed with, what the next driver returned, or {@link
     *     Status#PENDING}
     */
    Status dispatch(DeviceObject device, Irp irp);
}
