package org.backplane.ddi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * EvtIoDeviceControl and EvtIoInternalDeviceControl.
 *
 * <p><b>Level:</b> up to DISPATCH, PASSIVE if the queue says so. <b>Serialised by:</b> the queue's
 * synchronisation scope.
 */
@ConsumerType
@FunctionalInterface
public interface EvtIoDeviceControl {

    /**
     * Serves the request, passes it on or keeps it.
     *
     * @param outputLength room for output, in bytes
     * @param inputLength bytes of input
     */
    Disposition evtIoDeviceControl(Request request, int code, int outputLength, int inputLength);
}
