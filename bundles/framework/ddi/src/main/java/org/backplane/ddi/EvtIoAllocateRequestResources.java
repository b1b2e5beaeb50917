package org.backplane.ddi;

import org.backplane.status.Status;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Gets what it takes to serve a request, before it is queued or presented.
 *
 * <p><b>Level:</b> that of the sender, up to DISPATCH. <b>Serialised by:</b> nothing.
 */
@ConsumerType
@FunctionalInterface
public interface EvtIoAllocateRequestResources {

    /**
     * Gets the resources; the driver does not own the request yet.
     *
     * @return a failure code if they are not to be had
     */
    Status evtIoAllocateRequestResources(IoQueue queue, Request request);
}
