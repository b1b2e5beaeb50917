package org.backplane.ddi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * EvtDeviceFileCreate: the device is being opened.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the device, if the scope of its file objects is
 * DEVICE.
 */
@ConsumerType
@FunctionalInterface
public interface EvtDeviceFileCreate {

    /**
     * Completes the request, with a failure to refuse the opening, sends it to the next lower
     * driver, forwards it to a queue, or keeps it. If the request fails, the file object is deleted
     * and neither EvtFileCleanup nor EvtFileClose comes.
     *
     * @throws org.backplane.status.StatusException refuses the opening with that status
     */
    Disposition evtDeviceFileCreate(Device device, Request request, FileObject file);
}
