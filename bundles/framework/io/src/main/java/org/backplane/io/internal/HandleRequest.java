package org.backplane.io.internal;

import org.backplane.io.IoManager;
import org.backplane.io.IoRequest;
import org.backplane.runtime.Event;
import org.backplane.runtime.WrittenOffException;
import org.backplane.status.Status;
import org.backplane.wdm.CompletionRoutine;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.Irp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;

/**
 * One request of a handle, from the time it is sent until its IRP may be used again.
 *
 * <p>Completion, cancellation and reuse meet in {@link #holds}, the number of those who need the
 * IRP (and, if it is pooled, the request) to stay what it is:
 *
 * <pre>
 *   0 --begin--> 1, or 2 if somebody waits     the driver holds one, the waiter the other
 *   n --tryHold, n > 0--> n + 1                a canceller, for as long as Irp.cancel() runs
 *   n --release--> n - 1                       at 0 the IRP is recycled
 * </pre>
 *
 * A hold is never taken from 0, so a canceller that comes late finds out instead of reaching the
 * next user of the IRP.
 *
 * <p><b>Level:</b> as {@link IoRequest}. <b>Serialised by:</b> {@link #holds} and {@link #claimed}
 * as described; whoever claims the outcome writes it before it publishes the status.
 */
final class HandleRequest implements IoRequest {

    private static final Logger LOG = LoggerFactory.getLogger(IoManager.class);

    private static final VarHandle HOLDS;
    private static final VarHandle CLAIMED;
    private static final VarHandle ACTION;
    private static final VarHandle STATUS;

    /** What is in {@link #action} other than an action. */
    private enum Slot {
        COMPLETED
    }

    private static final CompletionRoutine COMPLETION =
            (device, irp, context) -> {
                ((HandleRequest) context).driverCompleted(irp);
                // The IRP may have a new user already: completion must not touch it again.
                return false;
            };

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            HOLDS = lookup.findVarHandle(HandleRequest.class, "holds", int.class);
            CLAIMED = lookup.findVarHandle(HandleRequest.class, "claimed", boolean.class);
            ACTION = lookup.findVarHandle(HandleRequest.class, "action", Object.class);
            STATUS = lookup.findVarHandle(HandleRequest.class, "status", Status.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final RequestTable table;
    private final Event done;
    private final boolean pooled;

    /** Set while somebody holds the request; null if a driver fault has made it useless. */
    private Transfer transfer;

    /** Neighbours among the requests under way; guarded by the table's lock. */
    HandleRequest previous;

    HandleRequest next;

    private volatile int holds;

    /** Whether the outcome is decided; whoever sets it writes the outcome. */
    @SuppressWarnings("UnusedVariable")
    private volatile boolean claimed;

    private volatile Status status = Status.PENDING;

    /** Null, then perhaps the application's action, then {@link Slot#COMPLETED}. */
    @SuppressWarnings("UnusedVariable")
    private volatile Object action;

    private long information;

    HandleRequest(RequestTable table, Event done, boolean pooled) {
        this.table = table;
        this.done = done;
        this.pooled = pooled;
    }

    boolean isPooled() {
        return pooled;
    }

    /**
     * Makes the request as good as new and takes the first holds. Nobody else knows it; the table's
     * lock, which the caller holds, shows to others what is written plainly here.
     */
    void begin(Transfer newTransfer) {
        transfer = newTransfer;
        done.reset();
        information = 0;
        ACTION.set(this, null);
        CLAIMED.set(this, false);
        STATUS.set(this, Status.PENDING);
        HOLDS.set(this, pooled ? 2 : 1);
    }

    /** The IRP and its buffers, for its initiator. */
    Transfer transfer() {
        return transfer;
    }

    /** Gives up the IRP; null if there is none to be used again. */
    Transfer takeTransfer() {
        Transfer taken = transfer;
        transfer = null;
        return taken;
    }

    /**
     * Sends the IRP, whose first location is set. Never fails: a driver that throws out of its
     * dispatch routine has failed the request, and the IRP, which it may still know, is not used
     * again.
     */
    void send(DeviceObject top) {
        Irp sent = transfer.irp();
        sent.setCompletionRoutine(COMPLETION, this);
        try {
            sent.call(top);
        } catch (WrittenOffException unwinding) {
            abandon(sent);
            throw unwinding;
        } catch (RuntimeException | Error fault) {
            LOG.error("{} threw out of its dispatch routine; the request fails", top, fault);
            abandon(sent);
        }
    }

    /** Completes a request that was not admitted. */
    HandleRequest refused(Status reason) {
        status = reason;
        action = Slot.COMPLETED;
        done.set();
        return this;
    }

    /** Ends the request, which was not sent. */
    void fail(Status reason) {
        if (CLAIMED.compareAndSet(this, false, true)) {
            finish(reason, 0);
        }
    }

    private void driverCompleted(Irp completed) {
        Transfer done = transfer;
        if (done != null && completed == done.irp() && CLAIMED.compareAndSet(this, false, true)) {
            Status answer = completed.status();
            long transferred = completed.information();
            finish(pooled ? answer : done.close(answer, transferred), transferred);
        }
    }

    /**
     * Who waited fetches the output, on the thread that the memory may belong to.
     *
     * @return the status that the application is to see
     */
    Status fetchOutput() {
        Transfer done = transfer;
        return done == null ? status : done.close(status, information);
    }

    private void abandon(Irp sent) {
        Transfer failed = transfer;
        if (failed != null && sent == failed.irp() && CLAIMED.compareAndSet(this, false, true)) {
            transfer = null;
            finish(Status.UNSUCCESSFUL, 0);
        }
    }

    private void finish(Status outcome, long transferred) {
        information = transferred;
        status = outcome;
        done.set();
        Object earlier = ACTION.getAndSet(this, (Object) Slot.COMPLETED);
        release();
        // Last, so that closing the handle does not wait for the application.
        if (earlier != null) {
            @SuppressWarnings("unchecked") // Only whenDone puts anything else there.
            Consumer<IoRequest> then = (Consumer<IoRequest>) earlier;
            tell(then);
        }
    }

    /** The completer is a driver, which must not be blamed for what an application throws. */
    private void tell(Consumer<IoRequest> action) {
        try {
            action.accept(this);
        } catch (WrittenOffException unwinding) {
            throw unwinding;
        } catch (RuntimeException | Error fault) {
            LOG.error("An application's action on a completed request threw", fault);
        }
    }

    /** Takes a hold, unless nobody has one any more. */
    boolean tryHold() {
        int seen = holds;
        while (seen > 0) {
            int witness = (int) HOLDS.compareAndExchange(this, seen, seen + 1);
            if (witness == seen) {
                return true;
            }
            seen = witness;
        }
        return false;
    }

    /** Gives a hold back; the last one recycles. */
    void release() {
        if ((int) HOLDS.getAndAdd(this, -1) == 1) {
            table.recycle(this);
        }
    }

    /**
     * Cancels, and gives back the hold that the caller took for that. A driver that throws out of
     * its cancel routine has failed the request, as in {@link #send}.
     */
    void cancelHeld() {
        Transfer held = transfer;
        Irp target = held == null ? null : held.irp();
        try {
            if (target != null) {
                target.cancel();
            }
        } catch (WrittenOffException unwinding) {
            throw unwinding;
        } catch (RuntimeException | Error fault) {
            LOG.error("A driver threw out of its cancel routine; the request fails", fault);
            abandon(target);
        } finally {
            release();
        }
    }

    @Override
    public boolean isDone() {
        return status != Status.PENDING;
    }

    @Override
    public Status await() {
        if (!isDone()) {
            done.await();
        }
        return status;
    }

    @Override
    public boolean await(long timeoutNanos) {
        return done.await(timeoutNanos);
    }

    @Override
    public Status status() {
        return status;
    }

    @Override
    public long information() {
        return isDone() ? information : 0;
    }

    @Override
    public boolean cancel() {
        if (isDone() || !tryHold()) {
            return false;
        }
        cancelHeld();
        return true;
    }

    @Override
    public void whenDone(Consumer<IoRequest> newAction) {
        Object witness = ACTION.compareAndExchange(this, null, (Object) newAction);
        if (witness == Slot.COMPLETED) {
            newAction.accept(this);
        } else if (witness != null) {
            throw new IllegalStateException("this request has an action already; combine the two");
        }
    }
}
