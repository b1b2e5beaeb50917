package org.backplane.ddi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * EvtIoStop: what is to become of a request that the driver owns while its device leaves D0.
 *
 * <p>Complete the request, give it back with {@link Request#stopAcknowledge}, or let it finish
 * soon.
 *
 * <p><b>Level:</b> up to DISPATCH, PASSIVE if the queue says so. <b>Serialised by:</b> the queue's
 * synchronisation scope.
 */
@ConsumerType
@FunctionalInterface
public interface EvtIoStop {

    /**
     * Decides about one request; called at most once per request and stop.
     *
     * @param cancelable whether the request is marked cancelable; unmark it before giving it back
     */
    void evtIoStop(Request request, IoStopReason reason, boolean cancelable);
}
