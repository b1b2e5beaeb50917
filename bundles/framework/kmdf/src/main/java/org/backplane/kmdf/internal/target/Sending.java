package org.backplane.kmdf.internal.target;

import org.backplane.ddi.EvtRequestCompletion;
import org.backplane.ddi.RequestCompletionParams;
import org.backplane.ddi.RequestSendOptions;
import org.backplane.ddi.RequestType;
import org.backplane.kmdf.WdfViolation;
import org.backplane.runtime.Event;
import org.backplane.runtime.TaskTimer;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.CompletionRoutine;
import org.backplane.wdm.FileObject;
import org.backplane.wdm.IoStackLocation;
import org.backplane.wdm.Irp;
import org.backplane.wdm.IrpMajor;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The sending half of a request: its way to an I/O target, its timeout and its cancellation there,
 * and its way back to the driver.
 *
 * <p>Completion, timeout and cancellation meet in {@link #holds}, which counts those who need the
 * request to stay away from the driver:
 *
 * <pre>
 *   0          it is with the driver
 *   AT_TARGET  the target has it, or keeps it
 *   + 1        its timer is set; taken back by the timer's run, or by who stops the timer in time
 *   + 1        for each canceller, for as long as Irp.cancel() runs
 * </pre>
 *
 * Whoever brings it to 0 takes the request back to the driver, so that happens once, and the IRP
 * that a canceller or the timer reaches is never that of a later request.
 *
 * <p>Sending and coming back cost one atomic operation each. No list of what is under way is kept
 * for that: a target knows all sendings that ever came to it (a request that is used again and
 * again is learnt once), and one that is stopped walks through them and asks each where it is. This
 * is safe because the sender first says that it is away and then looks whether the target is open,
 * while the target first closes and then asks; on the way back it is the same.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> {@link #holds}; what is said to be the
 * target's, by its lock; the rest by ownership.
 */
public final class Sending {

    private static final VarHandle HOLDS;

    private static final int AT_TARGET = 1 << 30;

    private static final CompletionRoutine COMPLETION =
            (device, irp, context) -> {
                ((Sending) context).completed(irp);
                return false;
            };

    static {
        try {
            HOLDS = MethodHandles.lookup().findVarHandle(Sending.class, "holds", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final SendingOwner owner;

    private volatile int holds;

    /** Who knows this sending, and its neighbours there; the target's. */
    FxIoTarget knownTo;

    Sending previousKnown;
    Sending nextKnown;

    /** Whether the target waits for it; the target's. */
    boolean awaited;

    /** Whether the target keeps it; the target's. */
    boolean pended;

    private FxIoTarget target;
    private boolean ignoresState;
    private boolean timed;
    private boolean timedOut;
    private EvtRequestCompletion completion;
    private Event done;
    private TaskTimer timer;
    private RequestType type;

    /** Whether the request is formatted, and not to be sent as it is. */
    private boolean formatted;

    /** What it is formatted for; null if that has no name here. */
    private RequestType formattedType;

    private final SentBuffers buffers = new SentBuffers();
    private Status status = Status.SUCCESS;
    private long information;

    /** Makes the sending half of a request. */
    public Sending(SendingOwner owner) {
        this.owner = owner;
    }

    // ------------------------------------------------------------------ formatting

    /** Makes the next driver's parameters those of a read, write or control request. */
    void format(
            FxIoTarget to,
            RequestType newType,
            int code,
            MemorySegment input,
            MemorySegment output,
            long offset) {
        requireBack();
        owner.prepareFor(to);
        IoStackLocation next = owner.irp().next();
        int inputLength = (int) input.byteSize();
        int outputLength = (int) output.byteSize();
        switch (newType) {
            case READ -> next.set(IrpMajor.READ, fileObject(), 0, outputLength, offset);
            case WRITE -> next.set(IrpMajor.WRITE, fileObject(), inputLength, 0, offset);
            case DEVICE_CONTROL ->
                    next.setControl(
                            IrpMajor.DEVICE_CONTROL, fileObject(), code, inputLength, outputLength);
            case DEVICE_CONTROL_INTERNAL ->
                    next.setControl(
                            IrpMajor.INTERNAL_DEVICE_CONTROL,
                            fileObject(),
                            code,
                            inputLength,
                            outputLength);
            case CREATE -> throw new IllegalArgumentException("nobody formats a CREATE");
        }
        buffers.set(input, output);
        formatted = true;
        formattedType = newType;
    }

    private FileObject fileObject() {
        return owner.isDriverCreated() ? null : owner.irp().current().fileObject();
    }

    /** Makes the next driver's parameters those of {@code stack}, and leaves the buffers. */
    public void format(IoStackLocation stack, RequestType newType) {
        requireBack();
        if (owner.irp() == null || owner.irp().locationsLeft() == 0) {
            throw new StatusException(
                    Status.REQUEST_NOT_ACCEPTED,
                    "the request has no IRP with a location for the next driver; change its target"
                            + " first");
        }
        owner.irp().setNext(stack);
        formatted = true;
        formattedType = newType;
    }

    /** What the request is formatted for; null if it is not. */
    RequestType formattedType() {
        return formattedType;
    }

    /** Throws if the request is not with the driver. */
    void requireBack() {
        if (holds != 0) {
            throw alreadySent();
        }
    }

    /** What a request is refused with whose IRP is too small for a target. */
    public static StatusException tooFewLocations(Irp irp, FxIoTarget target) {
        return new StatusException(
                Status.REQUEST_NOT_ACCEPTED,
                "the request's IRP has %d stack locations left, and %s needs %d"
                        .formatted(irp.locationsLeft(), target, target.stackSize()));
    }

    // ------------------------------------------------------------------ the way there

    /**
     * Sends the request, which the driver owns.
     *
     * @param routine takes it back when it returns
     * @throws WdfViolation if it is sent already, or its IRP has not enough locations left
     */
    public void send(FxIoTarget to, RequestSendOptions options, EvtRequestCompletion routine) {
        begin(to, options, routine, null);
    }

    /**
     * As {@link #send}, and waits until it is back.
     *
     * @return how it came back
     * @throws IllegalStateException above PASSIVE level
     */
    public Status sendSynchronously(FxIoTarget to, RequestSendOptions options) {
        to.requireMayWait("send a request synchronously to");
        Event back = to.event("a request sent synchronously to " + to + " to be back");
        begin(to, options, null, back);
        back.await();
        return status;
    }

    private void begin(
            FxIoTarget to, RequestSendOptions options, EvtRequestCompletion routine, Event back) {
        requireBack();
        if (!formatted && owner.isDriverCreated()) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST,
                    owner + " is not formatted; there is nothing to send");
        }
        Irp irp = owner.irp();
        to.requireRoom(owner);
        if (!to.equals(knownTo)) {
            forget();
            to.learn(this);
        }
        target = to;
        completion = routine;
        done = back;
        ignoresState = options.ignoreTargetState();
        timed = !options.timeout().isZero();
        timedOut = false;
        status = Status.PENDING;
        information = 0;
        if (formatted) {
            type = formattedType;
            formatted = false;
            formattedType = null;
            buffers.exchange(irp);
        } else {
            type = owner.type();
            irp.copyCurrentToNext();
        }
        to.address(irp.next());
        irp.setCompletionRoutine(COMPLETION, this);
        if (timed && timer == null) {
            timer = to.timer("timeout of a sent request", this::expired);
        }
        if (!HOLDS.compareAndSet(this, 0, timed ? AT_TARGET + 1 : AT_TARGET)) {
            throw alreadySent();
        }
        if (timed) {
            timer.start(options.timeout().toNanos());
        }
        to.submit(this);
    }

    private WdfViolation alreadySent() {
        return owner.violation(
                WdfViolation.Code.REQUEST_FATAL_ERROR,
                "the request is at an I/O target already; it is sent again when it is back",
                WdfViolation.RequestError.ALREADY_SENT,
                owner);
    }

    Irp irp() {
        return owner.irp();
    }

    boolean ignoresState() {
        return ignoresState;
    }

    boolean isSynchronous() {
        return done != null;
    }

    /** The target keeps the request. */
    void queued() {
        status = Status.WDF_QUEUED;
    }

    // ------------------------------------------------------------------ the way back

    private void completed(Irp irp) {
        comesBack(irp.status(), irp.information());
    }

    /** The target does not send the request. */
    void fail(Status reason) {
        comesBack(reason, 0);
    }

    private void comesBack(Status newStatus, long newInformation) {
        status = newStatus;
        information = newInformation;
        boolean timerStopped = timed && timer.stop();
        if (giveBack(timerStopped ? AT_TARGET + 1 : AT_TARGET)) {
            finish();
        }
    }

    /** The timer, which has a hold of its own, has run out. */
    private void expired() {
        if (isAtTarget()) {
            timedOut = true;
            owner.irp().cancel();
        }
        if (giveBack(1)) {
            finish();
        }
    }

    private boolean giveBack(int hold) {
        return (int) HOLDS.getAndAdd(this, -hold) == hold;
    }

    /** The request is the driver's again; whoever gave back the last hold says so. */
    private void finish() {
        if (timedOut && status == Status.CANCELLED) {
            status = Status.IO_TIMEOUT;
        }
        buffers.restore(owner.irp());
        target.returned(this);
        Event back = done;
        if (back != null) {
            done = null;
            back.set();
            return;
        }
        EvtRequestCompletion routine = completion;
        completion = null;
        owner.cameBack(routine, status, information);
    }

    // ------------------------------------------------------------------ while it is away

    /** Whether the request is not with the driver. */
    public boolean isAway() {
        return holds != 0;
    }

    boolean isAtTarget() {
        return (holds & AT_TARGET) != 0;
    }

    /** Whether {@code which} has the request. */
    boolean isAtTarget(FxIoTarget which) {
        return isAtTarget() && which.equals(target);
    }

    /** Takes a hold, to cancel the request; false if no target has it. */
    public boolean pin() {
        int seen = holds;
        while ((seen & AT_TARGET) != 0) {
            int witness = (int) HOLDS.compareAndExchange(this, seen, seen + 1);
            if (witness == seen) {
                return true;
            }
            seen = witness;
        }
        return false;
    }

    /** Asks for the cancellation of the request, which is pinned, and lets go of it. */
    public void cancelPinned() {
        if (isAtTarget()) {
            owner.irp().cancel();
        }
        if (giveBack(1)) {
            finish();
        }
    }

    /** Asks for cancellation; false if no target has the request. */
    public boolean cancel() {
        boolean pinned = pin();
        if (pinned) {
            cancelPinned();
        }
        return pinned;
    }

    // ------------------------------------------------------------------ what became of it

    /** How the last sending ended, or how it stands. */
    public Status status() {
        return status;
    }

    /** How the last sending ended. */
    public RequestCompletionParams completionParams() {
        return new RequestCompletionParams(type, status, information);
    }

    // ------------------------------------------------------------------ the request's life

    /** The request begins anew, not formatted and not sent, with this {@link #status}. */
    public void open(Status initial) {
        status = initial;
        information = 0;
        formatted = false;
        formattedType = null;
    }

    /** The request object is not used again: the target that knows it forgets it. */
    public void forget() {
        if (knownTo != null) {
            knownTo.forget(this);
        }
    }
}
