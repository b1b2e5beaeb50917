package org.backplane.ddi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * EvtRequestCancel: a request that was marked cancelable is cancelled; complete it, now or soon.
 *
 * <p><b>Level:</b> up to DISPATCH, PASSIVE if the queue says so. <b>Serialised by:</b> the queue's
 * synchronisation scope. In a serialised queue it runs after the handler that marked the request,
 * never inside it.
 */
@ConsumerType
@FunctionalInterface
public interface EvtRequestCancel {

    /** Stops work on the request and completes it with CANCELLED. */
    void evtRequestCancel(Request request);
}
