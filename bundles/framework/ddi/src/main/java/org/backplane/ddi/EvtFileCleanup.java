package org.backplane.ddi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * EvtFileCleanup: a handle was closed. Its requests in queues and those marked cancelable are
 * cancelled; the driver completes those that it still has, for the handle goes when all are gone.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the device, if the scope of its file objects is
 * DEVICE.
 */
@ConsumerType
@FunctionalInterface
public interface EvtFileCleanup {

    /** Lets go of what the driver keeps for the handle's requests. */
    void evtFileCleanup(FileObject file);
}
