package org.backplane.wdm.power;

import org.backplane.status.Status;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears that a requested power IRP is done (REQUEST_POWER_COMPLETE).
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> nothing; called once for each IRP.
 */
@ConsumerType
@FunctionalInterface
public interface PowerCompletion {

    /** Every driver of the stack has seen the IRP; {@code status} is how it ended. */
    void completed(Status status);
}
