package org.backplane.ddi;

import org.backplane.status.Status;
import org.backplane.wdm.IoStackLocation;
import org.backplane.wdm.Irp;
import org.osgi.annotation.versioning.ProviderType;

import java.lang.foreign.MemorySegment;

/**
 * A request that the driver was handed (WDFREQUEST).
 *
 * <p>From the handler's call until it completes, forwards or sends the request, the driver owns it.
 * A request that is completed throws {@link IllegalStateException} on every further use. A {@link
 * org.backplane.status.StatusException} that leaves a handler completes the request with its
 * status, if the driver still owns it; what else leaves one is a fault of the driver.
 *
 * <p>A reference keeps the object, not the request in it: once completed it has neither parameters
 * nor buffers any more, but it stays what it is, and is not used for another request before the
 * last reference is gone. EvtCleanupCallback runs before the completion and still sees all of it.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> ownership; {@link #unmarkCancelable}
 * settles the race of cancellation and completion.
 */
@ProviderType
public interface Request extends FrameworkObject {

    /** What it asks for. */
    @Ddi("WdfRequestGetParameters")
    RequestType type();

    /** Bytes to write, or bytes of input of a control request. */
    @Ddi("WdfRequestGetParameters")
    int inputLength();

    /** Bytes to read, or room for output of a control request. */
    @Ddi("WdfRequestGetParameters")
    int outputLength();

    /** Where in the device to read or write, in bytes. */
    @Ddi("WdfRequestGetParameters")
    long byteOffset();

    /** The code of a control request. */
    @Ddi("WdfRequestGetParameters")
    int controlCode();

    /** Whether it is one that its queue had reserved for when no other can be had. */
    @Ddi("WdfRequestIsReserved")
    boolean isReserved();

    /** The queue that presented it, or that it was retrieved from. */
    @Ddi("WdfRequestGetIoQueue")
    IoQueue ioQueue();

    /**
     * The handle that the request came through; null if it came through none, or the device has no
     * file objects (see {@link DeviceInit#fileObjectConfig}).
     */
    @Ddi("WdfRequestGetFileObject")
    FileObject fileObject();

    /**
     * The bytes to write, or a control request's input; {@link #inputLength()} long. The memory
     * throws once the request is completed.
     *
     * @throws org.backplane.status.StatusException BUFFER_TOO_SMALL if the length is 0;
     *     INVALID_DEVICE_REQUEST if a request of this type has no input; another if the buffer
     *     cannot be had, which the verifier brings about. Out of a handler, it completes the
     *     request.
     */
    @Ddi({"WdfRequestRetrieveInputMemory", "WdfRequestRetrieveInputWdmMdl"})
    Memory input();

    /**
     * As {@link #input()}, for a driver that needs so many bytes of it.
     *
     * @throws org.backplane.status.StatusException BUFFER_TOO_SMALL also if there are fewer
     */
    @Ddi("WdfRequestRetrieveInputBuffer")
    Memory input(int minimumLength);

    /**
     * Where to put what is read, or a control request's output; {@link #outputLength()} long.
     *
     * @throws org.backplane.status.StatusException as for {@link #input()}
     */
    @Ddi({"WdfRequestRetrieveOutputMemory", "WdfRequestRetrieveOutputWdmMdl"})
    Memory output();

    /**
     * As {@link #output()}, for a driver that needs room for so many bytes.
     *
     * @throws org.backplane.status.StatusException BUFFER_TOO_SMALL also if there is less
     */
    @Ddi("WdfRequestRetrieveOutputBuffer")
    Memory output(int minimumLength);

    /**
     * The caller's own memory with the bytes that a request of I/O type NEITHER brings. Nothing is
     * known of it but its length: it may belong to the caller's thread alone, be changed meanwhile,
     * or be closed. To be touched in EvtIoInCallerContext, which runs on that thread, or through
     * what {@link #probeAndLockForRead} makes of it.
     *
     * @throws org.backplane.status.StatusException INVALID_DEVICE_REQUEST outside
     *     EvtIoInCallerContext, or if the request is of another I/O type or has no input;
     *     BUFFER_TOO_SMALL if the length is 0 or less than the minimum
     */
    @Ddi("WdfRequestRetrieveUnsafeUserInputBuffer")
    MemorySegment unsafeUserInput(int minimumLength);

    /**
     * The caller's own memory for what a request of I/O type NEITHER asks for; as {@link
     * #unsafeUserInput}.
     */
    @Ddi("WdfRequestRetrieveUnsafeUserOutputBuffer")
    MemorySegment unsafeUserOutput(int minimumLength);

    /**
     * In EvtIoInCallerContext: makes memory of the caller readable wherever the request goes, until
     * it is completed.
     *
     * @param buffer what the request brought, or part of it
     * @throws org.backplane.status.StatusException ACCESS_VIOLATION if it is closed or belongs to
     *     the caller's thread alone; then copy it, in this callback. INVALID_USER_BUFFER if it is
     *     empty; INVALID_DEVICE_REQUEST outside EvtIoInCallerContext
     */
    @Ddi("WdfRequestProbeAndLockUserBufferForRead")
    Memory probeAndLockForRead(MemorySegment buffer);

    /**
     * As {@link #probeAndLockForRead}, for writing.
     *
     * @throws org.backplane.status.StatusException ACCESS_VIOLATION also if it is read-only
     */
    @Ddi("WdfRequestProbeAndLockUserBufferForWrite")
    Memory probeAndLockForWrite(MemorySegment buffer);

    /** What the request would complete with as information: 0, or what was set or sent back. */
    @Ddi("WdfRequestGetInformation")
    long information();

    /** Sets the information; {@link #complete(Status)} completes with it. */
    @Ddi("WdfRequestSetInformation")
    void setInformation(long information);

    /** Completes the request with the {@link #information()} that it has. */
    @Ddi("WdfRequestComplete")
    Disposition complete(Status status);

    /**
     * Completes the request; {@code information} is as a rule the number of bytes transferred. A
     * status of the framework's own (WDF_BUSY and the like) becomes the one that it means outside.
     */
    @Ddi("WdfRequestCompleteWithInformation")
    Disposition complete(Status status, long information);

    /**
     * Moves the request to the end of another queue of this device. If it is cancelled already, it
     * goes the way of a request that is cancelled there.
     *
     * @throws org.backplane.status.StatusException WDF_BUSY if that queue takes nothing now,
     *     INVALID_DEVICE_REQUEST if it is no other queue of this device. The driver still owns the
     *     request then; out of a handler, the exception completes it.
     */
    @Ddi("WdfRequestForwardToIoQueue")
    Disposition forwardTo(IoQueue queue);

    /**
     * Hands a request of a bus's child to a queue of the bus, and forgets it: the bus driver is
     * handed a request of its own, in the context of the parent device, and completes it.
     *
     * @throws org.backplane.status.StatusException INVALID_DEVICE_REQUEST if the device is no child
     *     that was created with {@link PdoInit#allowForwardingRequestToParent}, the queue is none
     *     of its parent's, or the request is reserved; WDF_BUSY if the queue takes nothing now. As
     *     for {@link #forwardTo}, the driver still owns the request then.
     */
    @Ddi("WdfRequestForwardToParentDeviceIoQueue")
    Disposition forwardToParentDeviceIoQueue(IoQueue parentDeviceQueue);

    /**
     * Puts a request that came from a manual queue back at its head. If it was cancelled meanwhile,
     * it goes the way of a request that is cancelled in a queue; while the queue is purged, it is
     * cancelled without EvtIoCanceledOnQueue. The queue's ready callback is not called for it.
     *
     * @throws org.backplane.status.StatusException INVALID_DEVICE_REQUEST if its queue is not
     *     manual, or if the driver has it from EvtIoCanceledOnQueue
     */
    @Ddi("WdfRequestRequeue")
    Disposition requeue();

    /**
     * Checks that the request can be formatted for a target; one that the driver made gets an IRP
     * of the size that the target needs.
     *
     * @throws org.backplane.status.StatusException REQUEST_NOT_ACCEPTED if its IRP has not enough
     *     stack locations
     */
    @Ddi("WdfRequestChangeTarget")
    void changeTarget(IoTarget target);

    /** Makes the next driver's parameters those of {@code stack}. */
    @Ddi("WdfRequestWdmFormatUsingStackLocation")
    void wdmFormatUsingStackLocation(IoStackLocation stack);

    /**
     * Sends the request to a target, as it was formatted, else as it is; {@code completion} runs
     * when it comes back, also if it could not be sent. While a stopped target keeps it, its {@link
     * #status} is WDF_QUEUED.
     *
     * @throws IllegalStateException if it is at a target already, or the target needs more of the
     *     IRP's stack than is left, which the targets of other stacks may
     */
    @Ddi({
        "WdfRequestSend",
        "WdfRequestFormatRequestUsingCurrentType",
        "WdfRequestSetCompletionRoutine"
    })
    Disposition send(IoTarget target, EvtRequestCompletion completion);

    /** As {@link #send(IoTarget, EvtRequestCompletion)}, with options. */
    @Ddi({
        "WdfRequestSend",
        "WdfRequestFormatRequestUsingCurrentType",
        "WdfRequestSetCompletionRoutine"
    })
    Disposition send(IoTarget target, RequestSendOptions options, EvtRequestCompletion completion);

    /**
     * Sends the request, as it is, and forgets it, whatever the target's state.
     *
     * @throws org.backplane.status.StatusException INVALID_DEVICE_REQUEST if the target was opened
     *     by name, or the driver made the request
     */
    @Ddi("WdfRequestSend")
    Disposition send(IoTarget target);

    /**
     * Sends the request and waits until it is back; no completion routine runs.
     *
     * <p><b>Level:</b> PASSIVE.
     *
     * @return how it came back, or why it could not be sent
     * @throws IllegalStateException above PASSIVE level
     */
    @Ddi("WdfRequestSend")
    Status sendSynchronously(IoTarget target, RequestSendOptions options);

    /**
     * Asks for the cancellation of a request that is at a target, or kept by one. It comes back all
     * the same, as a rule with CANCELLED.
     *
     * @return whether that was begun; false if the request is back already, or was not sent
     */
    @Ddi("WdfRequestCancelSentRequest")
    boolean cancelSentRequest();

    /**
     * How the request came back from the last target that it was sent to; SUCCESS if it never was,
     * PENDING while it is there, WDF_QUEUED while a stopped target keeps it.
     */
    @Ddi("WdfRequestGetStatus")
    Status status();

    /** How the request came back from the last target that it was sent to. */
    @Ddi("WdfRequestGetCompletionParams")
    RequestCompletionParams completionParams();

    /**
     * Keeps the request and lets it be cancelled while the driver has it. If it is cancelled
     * already, or its queue is being purged, the callback is called, after the handler in a
     * serialised queue.
     *
     * @throws org.backplane.status.StatusException INVALID_DEVICE_REQUEST if it is cancelable
     *     already, or the driver does not own it
     */
    @Ddi("WdfRequestMarkCancelable")
    Disposition markCancelable(EvtRequestCancel callback);

    /**
     * As {@link #markCancelable}, for a driver that must not be called back before it has gone on:
     * a request that is cancelled already is not marked, and the callback is not called.
     *
     * @return false if it is cancelled already; the driver still owns it then, and completes it
     * @throws org.backplane.status.StatusException as for {@link #markCancelable}
     */
    @Ddi("WdfRequestMarkCancelableEx")
    boolean markCancelableEx(EvtRequestCancel callback);

    /**
     * Takes the request back from cancellation; needed before a marked request is completed outside
     * its cancel callback.
     *
     * @return true if the callback will not run and the driver may complete the request; false if
     *     it runs or has run, and completes it
     * @throws org.backplane.status.StatusException INVALID_PARAMETER if it is not marked;
     *     INVALID_DEVICE_REQUEST if the driver does not own it
     */
    @Ddi("WdfRequestUnmarkCancelable")
    boolean unmarkCancelable();

    /** Whether somebody asked for the request's cancellation; for one that is not marked. */
    @Ddi("WdfRequestIsCanceled")
    boolean isCanceled();

    /**
     * In EvtIoStop: says that the device may leave D0 although the request is not completed.
     *
     * @param requeue true to put the request back at the head of its queue, to be presented anew;
     *     false to keep it, and hear of it again in EvtIoResume
     * @throws org.backplane.status.StatusException INVALID_DEVICE_REQUEST outside EvtIoStop, or if
     *     a request to be requeued is marked cancelable
     */
    @Ddi("WdfRequestStopAcknowledge")
    void stopAcknowledge(boolean requeue);

    /** Keeps the request, not cancelable; the driver decides later. */
    Disposition pend();

    /**
     * The IRP behind the request, for WDM routines that want one. It is the framework's: the driver
     * neither sends nor completes it, and forgets it when it lets go of the request.
     *
     * @return null for a request of the driver's own that was not formatted yet
     */
    @Ddi("WdfRequestWdmGetIrp")
    Irp wdmIrp();
}
