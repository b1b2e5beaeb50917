package org.backplane.ddi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * EvtIoResume: work on a request that was held over a stop can go on.
 *
 * <p><b>Level:</b> up to DISPATCH, PASSIVE if the queue says so. <b>Serialised by:</b> the queue's
 * synchronisation scope.
 */
@ConsumerType
@FunctionalInterface
public interface EvtIoResume {

    /** Takes up work on the request again. */
    void evtIoResume(Request request);
}
