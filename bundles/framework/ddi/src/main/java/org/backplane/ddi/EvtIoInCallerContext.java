package org.backplane.ddi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * EvtIoInCallerContext: a request has come to the device, and no queue has it yet.
 *
 * <p><b>Level:</b> that of the sender, on whose thread it runs. <b>Serialised by:</b> nothing.
 */
@ConsumerType
@FunctionalInterface
public interface EvtIoInCallerContext {

    /**
     * Does what must be done in the sender's place, and hands the request on with {@link
     * Device#enqueueRequest}, or completes it.
     *
     * @throws org.backplane.status.StatusException completes the request with that status
     */
    Disposition evtIoInCallerContext(Device device, Request request);
}
