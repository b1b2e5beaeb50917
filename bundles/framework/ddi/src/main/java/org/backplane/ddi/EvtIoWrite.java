package org.backplane.ddi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * EvtIoWrite.
 *
 * <p><b>Level:</b> up to DISPATCH, PASSIVE if the queue says so. <b>Serialised by:</b> the queue's
 * synchronisation scope.
 */
@ConsumerType
@FunctionalInterface
public interface EvtIoWrite {

    /**
     * Serves the request, passes it on or keeps it.
     *
     * @param length how many bytes the caller brings
     */
    Disposition evtIoWrite(Request request, int length);
}
