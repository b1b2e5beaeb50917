package org.backplane.wdm.power;

import org.osgi.annotation.versioning.ConsumerType;

/** A power IRP that a driver asked for. */
@ConsumerType
public interface PowerRequest {

    /** Asks for its cancellation (IoCancelIrp); does nothing when it is over. */
    void cancel();
}
