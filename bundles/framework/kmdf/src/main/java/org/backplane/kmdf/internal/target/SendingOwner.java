package org.backplane.kmdf.internal.target;

import org.backplane.ddi.EvtRequestCompletion;
import org.backplane.ddi.RequestType;
import org.backplane.kmdf.WdfViolation;
import org.backplane.status.Status;
import org.backplane.wdm.Irp;

/**
 * A request, as its {@link Sending} sees it.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> ownership of the request.
 */
public interface SendingOwner {

    /** Its sending half. */
    Sending sending();

    /** The IRP that is sent; null if it has none yet. */
    Irp irp();

    /** What it asks for, unless it is formatted. */
    RequestType type();

    /** Whether it holds an IRP that came down the stack of {@code target}'s device. */
    boolean isOnTheWayTo(FxLocalTarget target);

    /** Whether the driver made the request, which holds no location of its IRP then. */
    boolean isDriverCreated();

    /** It is to be formatted for {@code target}: gets an IRP of the size needed, if it can. */
    void prepareFor(FxIoTarget target);

    /** The driver broke a rule with the request; see {@code FxObject.violation}. */
    WdfViolation violation(WdfViolation.Code code, String rule, Object... parameters);

    /** The request is the driver's again: calls its completion routine. */
    void cameBack(EvtRequestCompletion routine, Status status, long information);
}
