package org.backplane.ddi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * EvtIoRead.
 *
 * <p><b>Level:</b> up to DISPATCH, PASSIVE if the queue says so. <b>Serialised by:</b> the queue's
 * synchronisation scope.
 */
@ConsumerType
@FunctionalInterface
public interface EvtIoRead {

    /**
     * Serves the request, passes it on or keeps it.
     *
     * @param length how many bytes the caller wants
     */
    Disposition evtIoRead(Request request, int length);
}
