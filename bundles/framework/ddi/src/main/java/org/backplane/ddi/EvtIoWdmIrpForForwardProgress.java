package org.backplane.ddi;

import org.backplane.wdm.Irp;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Decides whether an IRP for which no request can be made is worth a reserved one.
 *
 * <p><b>Level:</b> that of the sender, up to DISPATCH. <b>Serialised by:</b> nothing.
 */
@ConsumerType
@FunctionalInterface
public interface EvtIoWdmIrpForForwardProgress {

    /** Looks at the IRP, and leaves it as it is. */
    ForwardProgressAction evtIoWdmIrpForForwardProgress(IoQueue queue, Irp irp);
}
