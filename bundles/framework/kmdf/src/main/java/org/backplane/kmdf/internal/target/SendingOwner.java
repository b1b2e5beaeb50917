package org.backplane.kmdf.internal.target;

import org.backplane.ddi.EvtRequestCompletion;
import org.backplane.ddi.RequestType;
import org.backplane.kmdf.WdfViolation;
import org.backplane.kmdf.internal.io.DeviceHost;
import org.backplane.status.Status;
import org.backplane.wdm.Irp;

/**
 * A request, as its {@link Sending} sees it.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> ownership of the request.
 */
public interface SendingOwner {

    /** The IRP that is sent. */
    Irp irp();

    /** The device that the request belongs to. */
    DeviceHost host();

    /** What it asks for. */
    RequestType type();

    /** Whether the driver made the request, whose IRP has no location for this device then. */
    boolean isDriverCreated();

    /** The driver broke a rule with the request; see {@code FxObject.violation}. */
    WdfViolation violation(WdfViolation.Code code, String rule, Object... parameters);

    /** The request is the driver's again: calls its completion routine. */
    void cameBack(EvtRequestCompletion routine, Status status, long information);
}
