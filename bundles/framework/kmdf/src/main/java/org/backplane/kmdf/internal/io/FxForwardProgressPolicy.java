package org.backplane.kmdf.internal.io;

import org.backplane.ddi.EvtIoAllocateRequestResources;
import org.backplane.ddi.EvtIoAllocateResourcesForReservedRequest;
import org.backplane.ddi.EvtIoWdmIrpForForwardProgress;
import org.backplane.ddi.ForwardProgressAction;
import org.backplane.ddi.ForwardProgressPolicy;
import org.backplane.runtime.WrittenOffException;
import org.backplane.wdm.Irp;

/**
 * What a driver said about a queue's reserved requests, and the calls that this means; constant
 * once it is assigned.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> nothing.
 */
final class FxForwardProgressPolicy implements ForwardProgressPolicy {

    private final FxIoQueue queue;
    private boolean pagingIoOnly;
    private EvtIoWdmIrpForForwardProgress examine;
    private EvtIoAllocateResourcesForReservedRequest reservedResources;
    private EvtIoAllocateRequestResources resources;

    FxForwardProgressPolicy(FxIoQueue queue) {
        this.queue = queue;
    }

    @Override
    public ForwardProgressPolicy pagingIoOnly() {
        pagingIoOnly = true;
        return this;
    }

    @Override
    public ForwardProgressPolicy evtIoWdmIrpForForwardProgress(
            EvtIoWdmIrpForForwardProgress callback) {
        examine = callback;
        return this;
    }

    @Override
    public ForwardProgressPolicy evtIoAllocateResourcesForReservedRequest(
            EvtIoAllocateResourcesForReservedRequest callback) {
        reservedResources = callback;
        return this;
    }

    @Override
    public ForwardProgressPolicy evtIoAllocateRequestResources(
            EvtIoAllocateRequestResources callback) {
        resources = callback;
        return this;
    }

    /** Whether the driver is asked about each request. */
    boolean allocates() {
        return resources != null;
    }

    /** Lets the driver prepare a reserved request; throws what it throws. */
    void prepare(FxRequest reserved) {
        if (reservedResources != null) {
            reservedResources.evtIoAllocateResourcesForReservedRequest(queue, reserved);
        }
    }

    /** Lets the driver get what it needs for a request; false if it cannot. */
    boolean allocate(FxRequest request) {
        if (resources == null) {
            return true;
        }
        try {
            return resources.evtIoAllocateRequestResources(queue, request).isSuccess();
        } catch (WrittenOffException unwinding) {
            throw unwinding;
        } catch (Throwable t) {
            queue.host().driverFault("EvtIoAllocateRequestResources", t);
            return false;
        }
    }

    /** Whether an IRP for which there is no request gets a reserved one. */
    boolean reserves(Irp irp) {
        if (examine == null) {
            return !pagingIoOnly || irp.isPagingIo();
        }
        try {
            return examine.evtIoWdmIrpForForwardProgress(queue, irp)
                    == ForwardProgressAction.USE_RESERVED_REQUEST;
        } catch (WrittenOffException unwinding) {
            throw unwinding;
        } catch (Throwable t) {
            queue.host().driverFault("EvtIoWdmIrpForForwardProgress", t);
            return false;
        }
    }
}
