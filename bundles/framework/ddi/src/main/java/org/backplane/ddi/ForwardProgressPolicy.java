package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * When a queue uses one of its reserved requests, because no other can be had
 * (WDF_IO_QUEUE_FORWARD_PROGRESS_POLICY). By default always.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the method that it was handed to.
 */
@ProviderType
public interface ForwardProgressPolicy {

    /** Uses one for paging I/O only; what else comes then, fails. */
    ForwardProgressPolicy pagingIoOnly();

    /** Asks the driver each time; its answer counts instead of what is said above. */
    ForwardProgressPolicy evtIoWdmIrpForForwardProgress(EvtIoWdmIrpForForwardProgress callback);

    /** Lets the driver get what it needs to serve a reserved request, when that is made. */
    ForwardProgressPolicy evtIoAllocateResourcesForReservedRequest(
            EvtIoAllocateResourcesForReservedRequest callback);

    /**
     * Lets the driver get what it needs to serve a request that is not reserved, when it comes. If
     * it cannot, a reserved one is used.
     */
    ForwardProgressPolicy evtIoAllocateRequestResources(EvtIoAllocateRequestResources callback);
}
