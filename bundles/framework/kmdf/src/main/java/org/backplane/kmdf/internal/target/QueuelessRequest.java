package org.backplane.kmdf.internal.target;

import org.backplane.ddi.Disposition;
import org.backplane.ddi.DriverRequest;
import org.backplane.ddi.EvtRequestCancel;
import org.backplane.ddi.FileObject;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.IoTarget;
import org.backplane.ddi.Memory;
import org.backplane.kmdf.internal.object.FxObject;
import org.backplane.status.Status;
import org.backplane.status.StatusException;

import java.lang.foreign.MemorySegment;

/**
 * A request that no queue handed out: answers what is for those that one did.
 *
 * <p><b>Serialised by:</b> nothing; has no state of its own.
 */
abstract class QueuelessRequest extends FxObject implements DriverRequest {

    QueuelessRequest(FxObject parent) {
        super(parent);
    }

    private StatusException notOfAQueue(String use) {
        return new StatusException(
                Status.INVALID_DEVICE_REQUEST,
                "%s was made by the driver, and cannot %s".formatted(this, use));
    }

    private StatusException noParameters() {
        return notOfAQueue("be asked for parameters; the driver formatted it itself");
    }

    private StatusException noBuffers() {
        return notOfAQueue("be asked for buffers; the driver formatted it with its own");
    }

    private StatusException notCancelable() {
        return notOfAQueue("be marked cancelable; cancelSentRequest cancels it at its target");
    }

    @Override
    public final int inputLength() {
        throw noParameters();
    }

    @Override
    public final int outputLength() {
        throw noParameters();
    }

    @Override
    public final long byteOffset() {
        throw noParameters();
    }

    @Override
    public final int controlCode() {
        throw noParameters();
    }

    @Override
    public final boolean isReserved() {
        return false;
    }

    @Override
    public final IoQueue ioQueue() {
        throw notOfAQueue("be asked for its queue");
    }

    @Override
    public final FileObject fileObject() {
        throw notOfAQueue("be asked for its handle");
    }

    @Override
    public final Memory input() {
        throw noBuffers();
    }

    @Override
    public final Memory input(int minimumLength) {
        throw noBuffers();
    }

    @Override
    public final Memory output() {
        throw noBuffers();
    }

    @Override
    public final Memory output(int minimumLength) {
        throw noBuffers();
    }

    @Override
    public final MemorySegment unsafeUserInput(int minimumLength) {
        throw noBuffers();
    }

    @Override
    public final MemorySegment unsafeUserOutput(int minimumLength) {
        throw noBuffers();
    }

    @Override
    public final Memory probeAndLockForRead(MemorySegment buffer) {
        throw noBuffers();
    }

    @Override
    public final Memory probeAndLockForWrite(MemorySegment buffer) {
        throw noBuffers();
    }

    @Override
    public final void setInformation(long information) {
        throw notOfAQueue("be given information");
    }

    @Override
    public final Disposition complete(Status status) {
        throw notOfAQueue("be completed; delete it or reuse it");
    }

    @Override
    public final Disposition complete(Status status, long information) {
        return complete(status);
    }

    @Override
    public final Disposition forwardTo(IoQueue queue) {
        throw notOfAQueue("be forwarded");
    }

    @Override
    public final Disposition forwardToParentDeviceIoQueue(IoQueue parentDeviceQueue) {
        throw notOfAQueue("be forwarded");
    }

    @Override
    public final Disposition requeue() {
        throw notOfAQueue("be requeued");
    }

    @Override
    public final Disposition send(IoTarget target) {
        throw notOfAQueue("be sent and forgotten");
    }

    @Override
    public final Disposition markCancelable(EvtRequestCancel callback) {
        throw notCancelable();
    }

    @Override
    public final boolean markCancelableEx(EvtRequestCancel callback) {
        throw notCancelable();
    }

    @Override
    public final boolean unmarkCancelable() {
        throw notCancelable();
    }

    @Override
    public final boolean isCanceled() {
        throw notCancelable();
    }

    @Override
    public final void stopAcknowledge(boolean requeue) {
        throw notOfAQueue("be acknowledged in EvtIoStop");
    }

    @Override
    public final Disposition pend() {
        return Disposition.PENDING;
    }
}
