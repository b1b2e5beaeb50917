package org.backplane.ddi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Gets what it takes to serve a reserved request, whatever it will be for.
 *
 * <p>The request has no parameters and buffers yet. What its EvtCleanupCallback gives back is kept
 * until the queue's end, over all the requests that it is used for.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> {@link IoQueue#assignForwardProgressPolicy}, from
 * within which it is called. <b>Throws:</b> StatusException, which fails that.
 */
@ConsumerType
@FunctionalInterface
public interface EvtIoAllocateResourcesForReservedRequest {

    /** Gets the resources. */
    void evtIoAllocateResourcesForReservedRequest(IoQueue queue, Request request);
}
