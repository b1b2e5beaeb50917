package org.backplane.kmdf.internal.target;

import org.backplane.ddi.Device;
import org.backplane.ddi.IoTarget;
import org.backplane.ddi.IoTargetPurgeIoAction;
import org.backplane.ddi.IoTargetSentIoAction;
import org.backplane.ddi.IoTargetState;
import org.backplane.ddi.Memory;
import org.backplane.ddi.MemoryOffset;
import org.backplane.ddi.Request;
import org.backplane.ddi.RequestSendOptions;
import org.backplane.ddi.RequestType;
import org.backplane.kmdf.WdfViolation;
import org.backplane.kmdf.internal.io.DeviceHost;
import org.backplane.kmdf.internal.io.FxDevicePart;
import org.backplane.kmdf.internal.object.FxObject;
import org.backplane.runtime.Event;
import org.backplane.runtime.Level;
import org.backplane.runtime.Lock;
import org.backplane.runtime.TaskTimer;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.IoStackLocation;
import org.backplane.wdm.Irp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * A target: a place to send requests to, and its state.
 *
 * <p>A request that is sent to a started target passes without a lock: {@link #open} is read after
 * the request has said that it is away, and written before anybody asks requests where they are; so
 * either the sender finds the target closed, or who closes it finds the request.
 *
 * <p><b>Level:</b> up to DISPATCH, waiting at PASSIVE. <b>Serialised by:</b> its lock, which is not
 * held while drivers, completion routines or cancel routines are called.
 */
public abstract class FxIoTarget extends FxDevicePart implements IoTarget {

    private static final Logger LOG = LoggerFactory.getLogger(FxIoTarget.class);

    /** Guards the fields below and the bookkeeping. */
    private final Lock lock;

    private final SentIo sent;
    private IoTargetState state;

    /** Whether the target is closed, and still waits for what was sent before. */
    private boolean removing;

    /** Those who wait for sent requests to be back; null if nobody does. */
    private List<Event> waiting;

    /** Whether the state is STARTED: all that a plain sending needs to know. */
    private volatile boolean open;

    FxIoTarget(FxObject parent, DeviceHost host, String kind, IoTargetState state) {
        super(parent, host, kind);
        this.lock = dispatcher().lock(kind);
        this.sent = new SentIo(this);
        this.state = state;
        this.open = state == IoTargetState.STARTED;
    }

    /**
     * The target behind what a driver sends to.
     *
     * @throws StatusException INVALID_DEVICE_REQUEST if it is none of this framework's
     */
    public static FxIoTarget of(IoTarget target) {
        if (!(target instanceof FxIoTarget own)) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST, "a request is sent to a target of KMDF only");
        }
        return own;
    }

    /** Passes an IRP on; whoever is there completes it, now or later. */
    public abstract void pass(Irp irp);

    /** How many stack locations an IRP needs that is sent here. */
    public abstract int stackSize();

    /** Throws if the request's IRP has not enough locations left. */
    void requireRoom(SendingOwner owner) {
        if (owner.irp().locationsLeft() < stackSize()) {
            throw owner.violation(
                    WdfViolation.Code.REQUEST_FATAL_ERROR,
                    "the request's IRP has %d stack locations left, and %s needs %d"
                            .formatted(owner.irp().locationsLeft(), this, stackSize()),
                    WdfViolation.RequestError.NO_STACK_LOCATIONS,
                    owner);
        }
    }

    /** Throws if a request sent here must not be forgotten. */
    public void requireMayForget() {}

    /** Fills in what the next driver has to know of the way that the request comes. */
    void address(IoStackLocation next) {}

    final Event event(String name) {
        return dispatcher().event(name);
    }

    final TaskTimer timer(String name, Runnable expired) {
        return dispatcher().timer(Level.DISPATCH, name, expired);
    }

    final void requireMayWait(String action) {
        if (dispatcher().currentLevel() != Level.PASSIVE) {
            throw new IllegalStateException(
                    "cannot %s %s above PASSIVE level, for that waits".formatted(action, this));
        }
    }

    // ------------------------------------------------------------------ formatting

    private static Sending sendingOf(Request request) {
        if (!(request instanceof SendingOwner owner)) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST, "only a request of KMDF is formatted");
        }
        return owner.sending();
    }

    @Override
    public final void formatRequestForRead(
            Request request, Memory output, MemoryOffset outputOffset, long deviceOffset) {
        sendingOf(request)
                .format(
                        this,
                        RequestType.READ,
                        0,
                        MemorySegment.NULL,
                        SentBuffers.of(output, outputOffset),
                        deviceOffset);
    }

    @Override
    public final void formatRequestForWrite(
            Request request, Memory input, MemoryOffset inputOffset, long deviceOffset) {
        sendingOf(request)
                .format(
                        this,
                        RequestType.WRITE,
                        0,
                        SentBuffers.of(input, inputOffset),
                        MemorySegment.NULL,
                        deviceOffset);
    }

    @Override
    public final void formatRequestForIoctl(
            Request request,
            int code,
            Memory input,
            MemoryOffset inputOffset,
            Memory output,
            MemoryOffset outputOffset) {
        sendingOf(request)
                .format(
                        this,
                        RequestType.DEVICE_CONTROL,
                        code,
                        SentBuffers.of(input, inputOffset),
                        SentBuffers.of(output, outputOffset),
                        0);
    }

    @Override
    public final void formatRequestForInternalIoctl(
            Request request,
            int code,
            Memory input,
            MemoryOffset inputOffset,
            Memory output,
            MemoryOffset outputOffset) {
        sendingOf(request)
                .format(
                        this,
                        RequestType.DEVICE_CONTROL_INTERNAL,
                        code,
                        SentBuffers.of(input, inputOffset),
                        SentBuffers.of(output, outputOffset),
                        0);
    }

    // ------------------------------------------------------------------ synchronous sending

    @Override
    public final int sendReadSynchronously(
            byte[] output, long deviceOffset, RequestSendOptions options) {
        return sendSynchronously(
                RequestType.READ,
                0,
                MemorySegment.NULL,
                MemorySegment.ofArray(output),
                deviceOffset,
                options);
    }

    @Override
    public final int sendWriteSynchronously(
            byte[] input, long deviceOffset, RequestSendOptions options) {
        return sendSynchronously(
                RequestType.WRITE,
                0,
                MemorySegment.ofArray(input),
                MemorySegment.NULL,
                deviceOffset,
                options);
    }

    @Override
    public final int sendIoctlSynchronously(
            int code, byte[] input, byte[] output, RequestSendOptions options) {
        return sendSynchronously(
                RequestType.DEVICE_CONTROL,
                code,
                MemorySegment.ofArray(input),
                MemorySegment.ofArray(output),
                0,
                options);
    }

    @Override
    public final int sendInternalIoctlSynchronously(
            int code, byte[] input, byte[] output, RequestSendOptions options) {
        return sendSynchronously(
                RequestType.DEVICE_CONTROL_INTERNAL,
                code,
                MemorySegment.ofArray(input),
                MemorySegment.ofArray(output),
                0,
                options);
    }

    private int sendSynchronously(
            RequestType type,
            int code,
            MemorySegment input,
            MemorySegment output,
            long offset,
            RequestSendOptions options) {
        FxDriverRequest request = adopt(new FxDriverRequest(this, null));
        try {
            request.sending().format(this, type, code, input, output, offset);
            Status status = request.sendSynchronously(this, options);
            if (!status.isSuccess()) {
                throw new StatusException(
                        status, "%s completed a %s with %s".formatted(this, type, status));
            }
            return (int) request.information();
        } finally {
            request.delete();
        }
    }

    // ------------------------------------------------------------------ requests come and go

    final void learn(Sending sending) {
        lock.acquire();
        sent.learn(sending);
        lock.release();
    }

    final void forget(Sending sending) {
        lock.acquire();
        sent.forget(sending);
        lock.release();
    }

    /** Sends, keeps or refuses a request, which has said that it is away. */
    final void submit(Sending sending) {
        if (open) {
            pass(sending.irp());
        } else {
            submitToClosed(sending);
        }
    }

    private void submitToClosed(Sending sending) {
        lock.acquire();
        // Somebody may have found it on its way already; what becomes of it is decided here.
        sent.noLongerAwait(sending);
        boolean passes = passes(sending);
        boolean keeps = !passes && state == IoTargetState.STOPPED && !sending.isSynchronous();
        if (passes && removing) {
            sent.await(sending);
        }
        boolean kept = keeps && sent.pend(sending);
        List<Event> over = takeWaiting();
        lock.release();
        over.forEach(Event::set);
        if (passes) {
            pass(sending.irp());
        } else if (!kept) {
            sending.fail(keeps ? Status.CANCELLED : Status.INVALID_DEVICE_STATE);
        }
    }

    private boolean passes(Sending sending) {
        return switch (state) {
            case STARTED -> true;
            case STOPPED, PURGED -> sending.ignoresState();
            case CLOSED_FOR_QUERY_REMOVE, CLOSED, DELETED -> sending.ignoresState() && removing;
        };
    }

    /** A request is the driver's again. */
    final void returned(Sending sending) {
        if (open) {
            return;
        }
        lock.acquire();
        sent.noLongerAwait(sending);
        List<Event> over = takeWaiting();
        lock.release();
        over.forEach(Event::set);
    }

    /** The cancel routine of a request that is kept. */
    void cancelPended(Sending sending) {
        lock.acquire();
        sent.unpend(sending);
        lock.release();
        sending.fail(Status.CANCELLED);
    }

    // ------------------------------------------------------------------ waiting

    /** Those whose wait is over, if it is; the lock is held. */
    private List<Event> takeWaiting() {
        if (waiting == null || sent.isAwaiting()) {
            return List.of();
        }
        List<Event> over = waiting;
        waiting = null;
        return over;
    }

    /** Waits until nothing is awaited any more; the lock is held, and let go meanwhile. */
    private void awaitSent() {
        while (sent.isAwaiting()) {
            Event over = event("what was sent to " + this + " to be back");
            if (waiting == null) {
                waiting = new ArrayList<>(1);
            }
            waiting.add(over);
            lock.release();
            over.await();
            lock.acquire();
        }
    }

    // ------------------------------------------------------------------ what is behind it

    @Override
    public final DeviceObject wdmTargetPhysicalDevice() {
        DeviceObject object = wdmTargetDeviceObject();
        return object != null ? object.pdo() : null;
    }

    // ------------------------------------------------------------------ states

    @Override
    public final Device device() {
        return host().device();
    }

    @Override
    public final IoTargetState state() {
        lock.acquire();
        try {
            return state;
        } finally {
            lock.release();
        }
    }

    @Override
    public final void start() {
        enterStarted(false);
    }

    /**
     * Starts the target and sends what it has kept.
     *
     * @param reopened whether a closed target has been opened
     */
    final void enterStarted(boolean reopened) {
        lock.acquire();
        if (sent.isAwaiting() && dispatcher().currentLevel() != Level.PASSIVE) {
            lock.release();
            throw new IllegalStateException(
                    "cannot start %s above PASSIVE level while it is being stopped, for that waits"
                            .formatted(this));
        }
        awaitSent();
        if (state == IoTargetState.DELETED || (isClosed() && !reopened)) {
            IoTargetState now = state;
            lock.release();
            throw new StatusException(
                    Status.INVALID_DEVICE_STATE, "%s is %s".formatted(this, now));
        }
        state = IoTargetState.STARTED;
        open = true;
        List<Sending> kept = sent.takePended();
        lock.release();
        kept.forEach(each -> pass(each.irp()));
    }

    private boolean isClosed() {
        return state == IoTargetState.CLOSED || state == IoTargetState.CLOSED_FOR_QUERY_REMOVE;
    }

    @Override
    public final void stop(IoTargetSentIoAction action) {
        boolean waits = action != IoTargetSentIoAction.LEAVE_SENT_IO_PENDING;
        if (waits) {
            requireMayWait("stop");
        }
        lock.acquire();
        leaveStarted(IoTargetState.STOPPED);
        List<Sending> cancelled =
                sent.choose(false, waits, action == IoTargetSentIoAction.CANCEL_SENT_IO);
        lock.release();
        cancelled.forEach(Sending::cancelPinned);
        if (waits) {
            lock.acquire();
            awaitSent();
            lock.release();
        }
    }

    @Override
    public final void purge(IoTargetPurgeIoAction action) {
        boolean waits = action == IoTargetPurgeIoAction.PURGE_IO_AND_WAIT;
        if (waits) {
            requireMayWait("purge");
        }
        lock.acquire();
        leaveStarted(IoTargetState.PURGED);
        List<Sending> kept = sent.takePended();
        List<Sending> cancelled = sent.choose(false, waits, true);
        lock.release();
        kept.forEach(each -> each.fail(Status.WDF_DEVICE_REMOVED_NOT_SENT));
        cancelled.forEach(Sending::cancelPinned);
        if (waits) {
            lock.acquire();
            awaitSent();
            lock.release();
        }
    }

    /** From STARTED, STOPPED or PURGED to one of the latter; the lock is held. */
    private void leaveStarted(IoTargetState to) {
        if (isClosed() || state == IoTargetState.DELETED) {
            LOG.debug("{} stays {}; it cannot become {}", this, state, to);
            return;
        }
        state = to;
        open = false;
    }

    /** Closes the target: cancels all that was sent, gives back what was kept, and waits. */
    final void closeFor(IoTargetState to) {
        lock.acquire();
        awaitSent();
        if (state == IoTargetState.DELETED) {
            lock.release();
            return;
        }
        state = to;
        open = false;
        removing = true;
        List<Sending> kept = sent.takePended();
        List<Sending> cancelled = sent.choose(true, true, true);
        lock.release();
        kept.forEach(each -> each.fail(Status.WDF_DEVICE_REMOVED_NOT_SENT));
        cancelled.forEach(Sending::cancelPinned);
        lock.acquire();
        awaitSent();
        removing = false;
        lock.release();
    }

    /** The driver's own cleanup comes first: it may wait for what this would cancel. */
    @Override
    protected void onDispose() {
        runCleanups();
        closeFor(IoTargetState.DELETED);
    }
}
