package org.backplane.kmdf.internal.io;

import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.EvtRequestCancel;
import org.backplane.ddi.EvtRequestCompletion;
import org.backplane.ddi.FileObject;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.IoTarget;
import org.backplane.ddi.Memory;
import org.backplane.ddi.Request;
import org.backplane.ddi.RequestCompletionParams;
import org.backplane.ddi.RequestSendOptions;
import org.backplane.ddi.RequestType;
import org.backplane.kmdf.WdfViolation;
import org.backplane.kmdf.internal.object.CallbackConstraints;
import org.backplane.kmdf.internal.object.FxObject;
import org.backplane.kmdf.internal.object.ObjectOwner;
import org.backplane.kmdf.internal.object.ObjectTree;
import org.backplane.kmdf.internal.target.FxIoTarget;
import org.backplane.kmdf.internal.target.FxLocalTarget;
import org.backplane.kmdf.internal.target.Sending;
import org.backplane.kmdf.internal.target.SendingOwner;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.CancelRoutine;
import org.backplane.wdm.IoStackLocation;
import org.backplane.wdm.Irp;

import java.lang.foreign.MemorySegment;

/**
 * A request object: one IRP while it is in this device.
 *
 * <p>It is pooled. Between its IRPs it is {@link State#FREE} and every use of it throws; the pool
 * hands out the oldest first, so that stays true for as long as possible. One that the driver
 * references comes into the pool when the last reference is gone.
 *
 * <p>It is long because all of the driver's {@link Request} is here, and every method asks the one
 * state first; what needs more than that is in {@link RequestCalls}, {@link RequestBuffers}, {@link
 * RequestForwarding} and {@link Sending}.
 *
 * <p>Who may cancel is settled by the IRP: whoever gets its cancel routine out of it has the right,
 * and nobody else. The state follows under the lock of the queue that the request is in.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> {@link #state} and the links by the
 * queue's lock; the rest by ownership.
 */
final class FxRequest extends FxObject implements Request, SendingOwner {

    /** Where the request is. */
    enum State {
        /** In the pool or kept by a reference; its IRP is completed or gone. */
        FREE,
        /** In a queue; the framework's cancel routine is set. */
        QUEUED,
        /** The driver has it, or has sent it to a target, as {@link Sending} knows. */
        OWNED,
        /** The driver has it, and it may be cancelled. */
        CANCELABLE,
        /** It is cancelled; the driver's callback is about to run, and nobody else may complete. */
        CANCELLING,
        /** It is cancelled; the driver's callback runs or has run, and the driver completes it. */
        CANCEL_CALLED,
        /** It is about to be completed; the driver's cleanup callback runs, or it is cancelled. */
        ENDING
    }

    static final CancelRoutine CANCEL_QUEUED =
            (device, irp) -> {
                FxRequest request = (FxRequest) irp.driverContext();
                request.queue.flow().cancelQueued(request);
            };

    private static final CancelRoutine CANCEL_OWNED =
            (device, irp) -> ((FxRequest) irp.driverContext()).cancelClaimed();

    State state = State.FREE;

    /** Whose lock guards the request; changed under it. */
    FxIoQueue queue;

    FxRequest previous;
    FxRequest next;
    Irp irp;

    /** Whether the driver has seen it: decides what happens when it is cancelled in a queue. */
    boolean presented;

    /** Whether the driver has it because it was cancelled in a queue. */
    boolean canceledOnQueue;

    /** Who is in the handler that it was presented to; read by that task only. */
    Object presenter;

    /** Whether the driver holds it over a stop, with leave. */
    boolean acknowledged;

    /** Which IRP since the object was made; tells a stale piece of work from a current one. */
    int generation;

    private final RequestBuffers buffers = new RequestBuffers(this);
    private final RequestCalls calls = new RequestCalls(this);
    private final Sending sending = new Sending(this);
    IoStackLocation location;
    RequestType type;
    EvtRequestCancel cancelCallback;
    boolean inEvtIoStop;

    /** Whose reserved request it is; null for others. Constant. */
    private ForwardProgress reserve;

    /** A copy of its parameters, once the driver has found it in a queue; else null. */
    private RequestParameters found;

    /** Null if requests of the device have none. */
    private final RequestContexts.OfRequest contexts;

    FxRequest(ObjectTree tree, RequestContexts contexts) {
        super(tree);
        this.contexts = contexts.make();
    }

    @Override
    public <T> T context(Class<T> contextType) {
        T own = contexts == null ? null : contexts.get(contextType, generation);
        return own != null ? own : super.context(contextType);
    }

    @Override
    protected String whyNotDeleted() {
        return "a request is completed";
    }

    /** The ways into the driver with this request. */
    RequestCalls calls() {
        return calls;
    }

    /** Its way to a target and back. */
    @Override
    public Sending sending() {
        return sending;
    }

    /** Takes up a new IRP; the queue's lock is held. */
    void open(Irp newIrp, RequestType newType, FxIoQueue newQueue) {
        begin();
        generation++;
        irp = newIrp;
        location = newIrp.current();
        type = newType;
        queue = newQueue;
        presented = false;
        canceledOnQueue = false;
        presenter = null;
        acknowledged = false;
        buffers.open(newIrp);
        sending.open(Status.SUCCESS);
    }

    /**
     * Parts from the IRP, which is about to be completed and is not touched any more. The request
     * counts as the driver's until that is done; the queue's lock is held.
     */
    private Irp giveUpIrp() {
        Irp mine = irp;
        state = State.ENDING;
        irp = null;
        buffers.close();
        return mine;
    }

    /** Lets go of the IRP; the queue's lock is held. False if somebody keeps the object. */
    boolean close() {
        state = State.FREE;
        buffers.close();
        irp = null;
        cancelCallback = null;
        inEvtIoStop = false;
        boolean free = reserve != null ? rest() : end();
        if (free) {
            found = null;
        }
        return free;
    }

    /**
     * Runs the driver's cleanup callbacks, if there are any, while the IRP is still there. The
     * queue's lock is held and let go meanwhile; the state keeps everybody else away.
     */
    void cleanUp() {
        if (reserve == null && beginCleanup()) {
            FxIoQueue home = queue;
            state = State.ENDING;
            home.lock().release();
            runCleanups();
            home.lock().acquire();
        }
    }

    @Override
    protected void enter() {
        for (; ; ) {
            FxIoQueue home = queue;
            home.lock().acquire();
            if (queue == home) {
                return;
            }
            home.lock().release();
        }
    }

    @Override
    protected void exit() {
        queue.lock().release();
    }

    @Override
    protected void fault(String callback, Throwable thrown) {
        queue.host().driverFault(callback, thrown);
    }

    @Override
    public void violated(WdfViolation violation) {
        queue.violated(violation);
    }

    @Override
    public ObjectOwner owner() {
        return queue.owner();
    }

    @Override
    public boolean belongsToDevice() {
        return true;
    }

    @Override
    public CallbackConstraints constraints() {
        return queue.constraints();
    }

    /** Makes this a reserved request, before it is used for the first time. */
    void reserve(ForwardProgress progress, FxIoQueue home) {
        reserve = progress;
        queue = home;
        begin();
    }

    ForwardProgress reserve() {
        return reserve;
    }

    /** The end of a reserved request. */
    void endReserve() {
        runCleanups();
        super.destroyed();
    }

    @Override
    protected void destroyed() {
        if (reserve != null) {
            wake();
        } else {
            super.destroyed();
        }
        enter();
        found = null;
        queue.book().reuse(this);
        exit();
    }

    @Override
    public String toString() {
        return type + " request of " + queue;
    }

    /** Whether there is nothing to transfer and the driver does not want to hear of that. */
    boolean isEmptyTransfer() {
        return (type == RequestType.READ || type == RequestType.WRITE)
                && location.inputLength() == 0
                && location.outputLength() == 0
                && !queue.handlers().allowZeroLength;
    }

    private void cancelClaimed() {
        FxIoQueue home = queue;
        home.lock().acquire();
        state = State.CANCELLING;
        home.lock().release();
        calls.cancel();
    }

    /** Whether the driver has the request and nobody is cancelling it; the lock is held. */
    boolean reclaim() {
        if (state == State.CANCELABLE && irp.setCancelRoutine(null) != null) {
            state = State.OWNED;
        }
        return isWithDriver();
    }

    /** Whether the driver has the request, and no target. */
    boolean isWithDriver() {
        return state == State.OWNED && !sending.isAway();
    }

    @Override
    public Disposition complete(Status status) {
        requireAlive("complete");
        return complete(status, irp.information());
    }

    @Override
    public Disposition complete(Status status, long information) {
        if (status == Status.PENDING) {
            throw new IllegalArgumentException("completed with PENDING, which is no result");
        }
        FxIoQueue home = queue;
        home.lock().acquire();
        if (!isWithDriver() && state != State.CANCEL_CALLED) {
            home.lock().release();
            throw misuse("complete");
        }
        if (status.isSuccess() && information > transferLimit()) {
            home.lock().release();
            throw violation(
                    WdfViolation.Code.REQUEST_FATAL_ERROR,
                    "completed with information %d, more than the buffer's %d bytes"
                            .formatted(information, transferLimit()),
                    WdfViolation.RequestError.INFORMATION_LENGTH_MISMATCH);
        }
        cleanUp();
        Irp completed = giveUpIrp();
        home.book().completing(presenter);
        home.lock().release();
        completed.complete(FrameworkStatus.toNt(status), information);
        home.flow().completed(this);
        return Disposition.COMPLETED;
    }

    private long transferLimit() {
        return type == RequestType.WRITE ? location.inputLength() : location.outputLength();
    }

    @Override
    public Disposition forwardTo(IoQueue target) {
        requireAlive("forward");
        RequestForwarding.forward(this, target);
        return Disposition.FORWARDED;
    }

    @Override
    public Disposition forwardToParentDeviceIoQueue(IoQueue target) {
        requireAlive("forward");
        RequestForwarding.forwardToParent(this, target);
        return Disposition.FORWARDED;
    }

    @Override
    public Disposition requeue() {
        requireAlive("requeue");
        FxIoQueue home = queue;
        if (home.dispatchType() != DispatchType.MANUAL) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST,
                    home + " is not a manual queue; only those take a request back");
        }
        home.lock().acquire();
        if (canceledOnQueue || !isWithDriver()) {
            RuntimeException refused =
                    canceledOnQueue
                            ? new StatusException(
                                    Status.INVALID_DEVICE_REQUEST,
                                    "the request was cancelled in its queue; complete it")
                            : refusal("requeue");
            home.lock().release();
            throw refused;
        }
        home.flow().putBack(this);
        return Disposition.FORWARDED;
    }

    @Override
    public Disposition send(IoTarget target, EvtRequestCompletion routine) {
        return send(target, RequestSendOptions.NONE, routine);
    }

    @Override
    public Disposition send(
            IoTarget target, RequestSendOptions options, EvtRequestCompletion routine) {
        FxIoTarget to = FxIoTarget.of(target);
        checkOwned("send");
        sending.send(to, options, routine);
        return Disposition.SENT;
    }

    @Override
    public Status sendSynchronously(IoTarget target, RequestSendOptions options) {
        FxIoTarget to = FxIoTarget.of(target);
        checkOwned("send");
        return sending.sendSynchronously(to, options);
    }

    @Override
    public Disposition send(IoTarget target) {
        FxIoTarget to = FxIoTarget.of(target);
        to.requireMayForget();
        FxIoQueue home = queue;
        home.lock().acquire();
        requireOwned("send");
        cleanUp();
        Irp sent = irp;
        int after = home.flow().letGo(this);
        home.lock().release();
        sent.skipCurrent();
        to.pass(sent);
        home.flow().afterLettingGo(after);
        return Disposition.SENT;
    }

    @Override
    public boolean cancelSentRequest() {
        requireAlive("cancel");
        return sending.cancel();
    }

    @Override
    public Status status() {
        requireAlive("ask for the status of");
        return sending.status();
    }

    @Override
    public RequestCompletionParams completionParams() {
        requireAlive("ask for the completion of");
        return sending.completionParams();
    }

    @Override
    public Irp irp() {
        return irp;
    }

    @Override
    public Irp wdmIrp() {
        requireAlive("get the IRP of");
        return irp;
    }

    /** What came down its device's own stack has room for the rest of it. */
    @Override
    public boolean isOnTheWayTo(FxLocalTarget target) {
        return target.isOf(queue.host());
    }

    @Override
    public boolean isDriverCreated() {
        return false;
    }

    @Override
    public void prepareFor(FxIoTarget target) {
        checkOwned("format");
        if (irp.locationsLeft() < target.stackSize()) {
            throw Sending.tooFewLocations(irp, target);
        }
    }

    @Override
    public void changeTarget(IoTarget target) {
        prepareFor(FxIoTarget.of(target));
    }

    @Override
    public void wdmFormatUsingStackLocation(IoStackLocation stack) {
        checkOwned("format");
        sending.format(stack, FxPkgIo.typeOf(stack.major()));
    }

    @Override
    public void cameBack(EvtRequestCompletion routine, Status status, long information) {
        int mine = generation;
        try {
            RequestCalls.requireDisposition(
                    routine.evtRequestCompletion(this, status, information));
        } catch (Throwable t) {
            calls.thrown("EvtRequestCompletionRoutine", t, mine);
        }
    }

    @Override
    public Disposition markCancelable(EvtRequestCancel callback) {
        if (!mark(callback, State.CANCELLING)) {
            calls.cancel();
        }
        return Disposition.PENDING;
    }

    @Override
    public boolean markCancelableEx(EvtRequestCancel callback) {
        return mark(callback, State.OWNED);
    }

    /**
     * Marks the request cancelable.
     *
     * @param ifCancelled what becomes of it if it is cancelled already
     * @return false if it is cancelled already
     */
    private boolean mark(EvtRequestCancel callback, State ifCancelled) {
        requireAlive("mark");
        FxIoQueue home = queue;
        home.lock().acquire();
        try {
            if (!isWithDriver()) {
                throw refusal("mark");
            }
            cancelCallback = callback;
            state = State.CANCELABLE;
            irp.driverContext(this);
            irp.setCancelRoutine(CANCEL_OWNED);
            boolean cancelled =
                    (irp.isCancelled() || home.book().aborting)
                            && irp.setCancelRoutine(null) != null;
            if (cancelled) {
                state = ifCancelled;
            }
            return !cancelled;
        } finally {
            home.lock().release();
        }
    }

    @Override
    public boolean unmarkCancelable() {
        requireAlive("unmark");
        FxIoQueue home = queue;
        home.lock().acquire();
        try {
            if (state == State.CANCELABLE) {
                return reclaim();
            }
            if (state == State.CANCELLING || state == State.CANCEL_CALLED) {
                return false;
            }
            if (isWithDriver()) {
                throw new StatusException(
                        Status.INVALID_PARAMETER, "the request is not marked cancelable");
            }
            throw refusal("unmark");
        } finally {
            home.lock().release();
        }
    }

    @Override
    public void stopAcknowledge(boolean requeue) {
        FxIoQueue home = queue;
        home.lock().acquire();
        if (!inEvtIoStop || (requeue && !isWithDriver())) {
            boolean inside = inEvtIoStop;
            home.lock().release();
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST,
                    inside
                            ? "the request is marked cancelable; unmark it before it is requeued"
                            : "stopAcknowledge is for EvtIoStop only");
        }
        inEvtIoStop = false;
        if (requeue) {
            home.flow().putBack(this);
            return;
        }
        int after = home.flow().hold(this);
        home.lock().release();
        home.flow().afterLettingGo(after);
    }

    @Override
    public Disposition pend() {
        requireAlive("pend");
        return Disposition.PENDING;
    }

    @Override
    public boolean isCanceled() {
        requireAlive("ask for cancellation of");
        return irp.isCancelled();
    }

    /** References a queued request for the driver, and keeps its parameters; the lock is held. */
    void find(String tag) {
        addReference(tag);
        if (found == null) {
            found = RequestParameters.of(location);
        }
    }

    @Override
    public RequestType type() {
        requireParameters();
        return type;
    }

    @Override
    public int inputLength() {
        requireParameters();
        return found != null ? found.inputLength() : location.inputLength();
    }

    @Override
    public int outputLength() {
        requireParameters();
        return found != null ? found.outputLength() : location.outputLength();
    }

    @Override
    public long byteOffset() {
        requireParameters();
        return found != null ? found.byteOffset() : location.byteOffset();
    }

    @Override
    public int controlCode() {
        requireParameters();
        return found != null ? found.controlCode() : location.controlCode();
    }

    @Override
    public FileObject fileObject() {
        requireAlive("look at");
        return queue.host().device().fileObject(location.fileObject());
    }

    @Override
    public Memory input() {
        return input(0);
    }

    @Override
    public Memory input(int minimumLength) {
        requireAlive("get the input of");
        return buffers.input(minimumLength);
    }

    @Override
    public Memory output() {
        return output(0);
    }

    @Override
    public Memory output(int minimumLength) {
        requireAlive("get the output of");
        return buffers.output(minimumLength);
    }

    @Override
    public MemorySegment unsafeUserInput(int minimumLength) {
        requireAlive("get the input of");
        return buffers.unsafeInput(minimumLength);
    }

    @Override
    public MemorySegment unsafeUserOutput(int minimumLength) {
        requireAlive("get the output of");
        return buffers.unsafeOutput(minimumLength);
    }

    @Override
    public Memory probeAndLockForRead(MemorySegment buffer) {
        requireAlive("lock memory for");
        return buffers.lock(buffer, false);
    }

    @Override
    public Memory probeAndLockForWrite(MemorySegment buffer) {
        requireAlive("lock memory for");
        return buffers.lock(buffer, true);
    }

    @Override
    public long information() {
        requireAlive("get the information of");
        return irp.information();
    }

    @Override
    public void setInformation(long information) {
        requireAlive("set the information of");
        irp.information(information);
    }

    @Override
    public boolean isReserved() {
        return reserve != null;
    }

    @Override
    public IoQueue ioQueue() {
        requireAlive("get the queue of");
        return queue;
    }

    /** A request that was found keeps its parameters beyond its end. */
    private void requireParameters() {
        if (found == null) {
            requireAlive("look at");
        }
    }

    private void requireAlive(String use) {
        if (irp == null) {
            throw misuse(use);
        }
    }

    /** Checks that the request is not completed. */
    void checkAlive(String use) {
        requireAlive(use);
    }

    /**
     * Checks ownership for a call that answers with a status; the queue's lock is held.
     *
     * @throws StatusException INVALID_DEVICE_REQUEST if the driver does not own it
     */
    void checkForwardable() {
        if (!isWithDriver()) {
            throw refusal("forward");
        }
    }

    /** Checks ownership; the caller is the owner, and no lock is held. */
    private void checkOwned(String use) {
        if (!isWithDriver()) {
            throw misuse(use);
        }
    }

    /** Checks ownership with the queue's lock held, and gives the lock back if it throws. */
    private void requireOwned(String use) {
        if (!isWithDriver()) {
            queue.lock().release();
            throw misuse(use);
        }
    }

    /** What a function that answers with a status says to a driver that may not call it now. */
    private StatusException refusal(String use) {
        return new StatusException(Status.INVALID_DEVICE_REQUEST, sentence(use));
    }

    private WdfViolation misuse(String use) {
        String rule = sentence(use);
        if (irp == null && !use.equals("complete")) {
            return violation(WdfViolation.Code.INVALID_HANDLE, rule, this);
        }
        return switch (state) {
            case FREE, ENDING -> fatal(rule, WdfViolation.RequestError.NULL_IRP);
            case OWNED -> fatal(rule, WdfViolation.RequestError.ALREADY_SENT);
            case QUEUED, CANCELABLE, CANCELLING, CANCEL_CALLED ->
                    violation(WdfViolation.Code.VERIFIER_FATAL_ERROR, rule, this);
        };
    }

    private WdfViolation fatal(String rule, WdfViolation.RequestError error) {
        return violation(WdfViolation.Code.REQUEST_FATAL_ERROR, rule, error, this);
    }

    private String sentence(String use) {
        String reason =
                switch (state) {
                    case FREE -> "it is completed";
                    case CANCELABLE -> "it is marked cancelable; unmark it first";
                    case ENDING ->
                            irp == null ? "it is completed" : "it is being completed or cancelled";
                    case CANCELLING ->
                            "it is being cancelled, as unmarkCancelable tells, and EvtRequestCancel"
                                    + " is about to run and completes it";
                    case CANCEL_CALLED -> "it is being cancelled; complete it";
                    case QUEUED -> "it is in a queue";
                    case OWNED -> "it is at an I/O target";
                };
        return "cannot " + use + " the request: " + reason;
    }
}
