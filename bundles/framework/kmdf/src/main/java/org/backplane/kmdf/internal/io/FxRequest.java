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
import org.backplane.ddi.RequestType;
import org.backplane.kmdf.internal.object.CallbackConstraints;
import org.backplane.kmdf.internal.object.FxObject;
import org.backplane.kmdf.internal.object.ObjectTree;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.CancelRoutine;
import org.backplane.wdm.IoStackLocation;
import org.backplane.wdm.Irp;

/**
 * A request object: one IRP while it is in this device.
 *
 * <p>It is pooled. Between its IRPs it is {@link State#FREE} and every use of it throws; the pool
 * hands out the oldest first, so that stays true for as long as possible. One that the driver
 * references comes into the pool when the last reference is gone.
 *
 * <p>Who may cancel is settled by the IRP: whoever gets its cancel routine out of it has the right,
 * and nobody else. The state follows under the lock of the queue that the request is in.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> {@link #state} and the links by the
 * queue's lock; the rest by ownership.
 */
final class FxRequest extends FxObject implements Request {

    /** Where the request is. */
    enum State {
        /** In the pool or kept by a reference; its IRP is completed or gone. */
        FREE,
        /** In a queue; the framework's cancel routine is set. */
        QUEUED,
        /** The driver has it. */
        OWNED,
        /** The driver has it, and it may be cancelled. */
        CANCELABLE,
        /** It is cancelled; the driver's callback is about to run, and nobody else may complete. */
        CANCELLING,
        /** It is cancelled; the driver's callback runs or has run, and the driver completes it. */
        CANCEL_CALLED,
        /** It is about to be completed; the driver's cleanup callback runs, or it is cancelled. */
        ENDING,
        /** A lower driver has it. */
        SENT,
        /** A lower driver has it, and its cancellation is being asked for. */
        SENT_PINNED,
        /** It came back while its cancellation was being asked for. */
        SENT_RETURNED
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

    private final RequestBuffers buffers = new RequestBuffers();
    private final RequestCalls calls = new RequestCalls(this);
    private final RequestSending sending = new RequestSending(this);
    IoStackLocation location;
    RequestType type;
    EvtRequestCancel cancelCallback;
    boolean inEvtIoStop;

    /** A copy of its parameters, once the driver has found it in a queue; else null. */
    private RequestParameters found;

    FxRequest(ObjectTree tree) {
        super(tree);
    }

    /** The ways into the driver with this request. */
    RequestCalls calls() {
        return calls;
    }

    /** Its way to a target and back. */
    RequestSending sending() {
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
    }

    /** Lets go of the IRP; the queue's lock is held. False if somebody keeps the object. */
    boolean close() {
        state = State.FREE;
        buffers.close();
        irp = null;
        cancelCallback = null;
        sending.close();
        inEvtIoStop = false;
        boolean free = end();
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
        if (beginCleanup()) {
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
    public String owner() {
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

    @Override
    protected void destroyed() {
        super.destroyed();
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
        return state == State.OWNED;
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
        if (state != State.OWNED && state != State.CANCEL_CALLED) {
            home.lock().release();
            throw misuse("complete");
        }
        if (status.isSuccess() && information > transferLimit()) {
            home.lock().release();
            throw new IllegalArgumentException(
                    "completed with information %d, more than the buffer's %d bytes"
                            .formatted(information, transferLimit()));
        }
        cleanUp();
        Irp completed = irp;
        int after = home.flow().letGo(this);
        home.lock().release();
        completed.complete(FrameworkStatus.toNt(status), information);
        home.flow().afterLettingGo(after);
        return Disposition.COMPLETED;
    }

    private long transferLimit() {
        return type == RequestType.WRITE ? location.inputLength() : location.outputLength();
    }

    @Override
    public Disposition forwardTo(IoQueue target) {
        RequestForwarding.forward(this, target);
        return Disposition.FORWARDED;
    }

    @Override
    public Disposition forwardToParentDeviceIoQueue(IoQueue target) {
        RequestForwarding.forwardToParent(this, target);
        return Disposition.FORWARDED;
    }

    @Override
    public Disposition requeue() {
        FxIoQueue home = queue;
        if (home.dispatchType() != DispatchType.MANUAL) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST,
                    home + " is not a manual queue; only those take a request back");
        }
        home.lock().acquire();
        requireOwned("requeue");
        if (canceledOnQueue) {
            home.lock().release();
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST,
                    "the request was cancelled in its queue; complete it");
        }
        home.flow().putBack(this);
        return Disposition.FORWARDED;
    }

    @Override
    public Disposition send(IoTarget target, EvtRequestCompletion routine) {
        FxIoTarget local = FxIoTarget.of(queue.host(), target);
        FxIoQueue home = queue;
        home.lock().acquire();
        requireOwned("send");
        state = State.SENT;
        home.lock().release();
        sending.send(local, routine);
        return Disposition.SENT;
    }

    @Override
    public Disposition send(IoTarget target) {
        FxIoTarget local = FxIoTarget.of(queue.host(), target);
        FxIoQueue home = queue;
        home.lock().acquire();
        requireOwned("send");
        cleanUp();
        Irp sent = irp;
        int after = home.flow().letGo(this);
        home.lock().release();
        sent.skipCurrent();
        local.call(sent);
        home.flow().afterLettingGo(after);
        return Disposition.SENT;
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
        FxIoQueue home = queue;
        home.lock().acquire();
        try {
            if (state != State.OWNED) {
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
        FxIoQueue home = queue;
        home.lock().acquire();
        try {
            if (state == State.CANCELABLE) {
                return reclaim();
            }
            if (state == State.CANCELLING || state == State.CANCEL_CALLED) {
                return false;
            }
            if (state == State.OWNED) {
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
        if (!inEvtIoStop || (requeue && state != State.OWNED)) {
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
        return buffers.input(type, location.inputLength(), minimumLength);
    }

    @Override
    public Memory output() {
        return output(0);
    }

    @Override
    public Memory output(int minimumLength) {
        requireAlive("get the output of");
        return buffers.output(type, location.outputLength(), minimumLength);
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
        if (state == State.FREE) {
            throw misuse(use);
        }
    }

    /** Checks that the request is not completed. */
    void checkAlive(String use) {
        requireAlive(use);
    }

    /** Checks ownership; the queue's lock is held. */
    void checkOwned(String use) {
        if (state != State.OWNED) {
            throw misuse(use);
        }
    }

    /** Checks ownership with the queue's lock held, and gives the lock back if it throws. */
    private void requireOwned(String use) {
        if (state != State.OWNED) {
            queue.lock().release();
            throw misuse(use);
        }
    }

    /** What a function that answers with a status says to a driver that may not call it now. */
    private RuntimeException refusal(String use) {
        return state == State.FREE
                ? misuse(use)
                : new StatusException(Status.INVALID_DEVICE_REQUEST, sentence(use));
    }

    private IllegalStateException misuse(String use) {
        return new IllegalStateException(sentence(use));
    }

    private String sentence(String use) {
        String reason =
                switch (state) {
                    case FREE -> "it is completed";
                    case CANCELABLE -> "it is marked cancelable; unmark it first";
                    case ENDING -> "it is being completed or cancelled";
                    case CANCELLING ->
                            "it is being cancelled, as unmarkCancelable tells, and EvtRequestCancel"
                                    + " is about to run and completes it";
                    case CANCEL_CALLED -> "it is being cancelled; complete it";
                    case QUEUED -> "it is in a queue";
                    case SENT, SENT_PINNED, SENT_RETURNED -> "it is at an I/O target";
                    case OWNED -> "the driver owns it";
                };
        return "cannot " + use + " the request: " + reason;
    }
}
