package org.backplane.ddi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * EvtIoDefault and EvtIoCanceledOnQueue.
 *
 * <p><b>Level:</b> up to DISPATCH, PASSIVE if the queue says so. <b>Serialised by:</b> the queue's
 * synchronisation scope.
 */
@ConsumerType
@FunctionalInterface
public interface EvtIoDefault {

    /** Serves the request, passes it on or keeps it. */
    Disposition evtIoDefault(Request request);
}
