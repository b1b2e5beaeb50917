package org.backplane.kmdf.internal.target;

import org.backplane.ddi.Disposition;
import org.backplane.ddi.EvtRequestCompletion;
import org.backplane.ddi.IoTarget;
import org.backplane.ddi.RequestCompletionParams;
import org.backplane.ddi.RequestSendOptions;
import org.backplane.ddi.RequestType;
import org.backplane.kmdf.internal.io.FxPkgIo;
import org.backplane.kmdf.internal.object.FxObject;
import org.backplane.runtime.Event;
import org.backplane.runtime.Level;
import org.backplane.runtime.WrittenOffException;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.IoStackLocation;
import org.backplane.wdm.Irp;

/**
 * A request that the driver made.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> ownership; {@link #enter} guards how often
 * it is out, and whether its end has begun.
 */
public final class FxDriverRequest extends QueuelessRequest implements SendingOwner {

    private final Sending sending = new Sending(this);

    /** Whether the IRP is the driver's own, and not replaced by a larger one. */
    private final boolean foreignIrp;

    /** Set while no target has the request and no completion routine of it runs. */
    private final Event idle;

    private Irp irp;
    private RequestType type;

    /** Whether it was sent since it was new. */
    private boolean used;

    /** How many sendings and completion routines are not over; two if a routine sends again. */
    private int out;

    private boolean ending;

    /** Who runs the completion routine; null if nobody does. */
    private volatile Object routineRunner;

    /**
     * Makes a request for {@link FxObject#adopt} of its parent.
     *
     * @param irp the driver's own IRP; null if it is to get one when it is needed
     */
    public FxDriverRequest(FxObject parent, Irp irp) {
        super(parent);
        this.irp = irp;
        this.foreignIrp = irp != null;
        this.idle = parent.dispatcher().event("a request of " + parent + " to be back");
        this.idle.set();
    }

    @Override
    public String toString() {
        return "request of " + parent();
    }

    // ------------------------------------------------------------------ its end

    @Override
    public void delete() {
        if (sending.isAway()) {
            throw new IllegalStateException(
                    this + " is at an I/O target; cancel it, and delete it when it is back");
        }
        deleteByDriver();
    }

    /** Its own completion routine may delete it, but not wait for itself. */
    @Override
    protected boolean mustDefer() {
        return dispatcher().currentLevel() != Level.PASSIVE;
    }

    @Override
    protected void onDispose() {
        enter();
        ending = true;
        exit();
        sending.cancel();
        if (!dispatcher().currentThread().equals(routineRunner)) {
            idle.await();
        }
        sending.forget();
    }

    // ------------------------------------------------------------------ sending

    @Override
    public void changeTarget(IoTarget target) {
        prepareFor(FxIoTarget.of(target));
    }

    @Override
    public void prepareFor(FxIoTarget target) {
        sending.requireBack();
        if (used) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST,
                    this + " was sent before; reuse it before it is formatted again");
        }
        int needed = target.stackSize();
        if (irp != null && irp.locationsLeft() >= needed) {
            return;
        }
        if (foreignIrp) {
            throw Sending.tooFewLocations(irp, target);
        }
        irp = new Irp(needed);
    }

    @Override
    public void wdmFormatUsingStackLocation(IoStackLocation stack) {
        sending.format(stack, FxPkgIo.typeOf(stack.major()));
    }

    @Override
    public Disposition send(IoTarget target, EvtRequestCompletion completion) {
        return send(target, RequestSendOptions.NONE, completion);
    }

    @Override
    public Disposition send(
            IoTarget target, RequestSendOptions options, EvtRequestCompletion completion) {
        FxIoTarget to = FxIoTarget.of(target);
        boolean before = used;
        leave();
        try {
            sending.send(to, options, completion);
        } catch (IllegalStateException | StatusException notSent) {
            used = before;
            isBack();
            throw notSent;
        }
        return Disposition.SENT;
    }

    @Override
    public Status sendSynchronously(IoTarget target, RequestSendOptions options) {
        FxIoTarget to = FxIoTarget.of(target);
        leave();
        try {
            return sending.sendSynchronously(to, options);
        } finally {
            isBack();
        }
    }

    private void leave() {
        enter();
        try {
            if (ending) {
                throw new StatusException(Status.DELETE_PENDING, this + " is being deleted");
            }
            out++;
            idle.reset();
        } finally {
            exit();
        }
        type = sending.formattedType();
        used = true;
    }

    private void isBack() {
        enter();
        out--;
        if (out == 0) {
            idle.set();
        }
        exit();
    }

    @Override
    public void cameBack(EvtRequestCompletion routine, Status status, long information) {
        Object outer = routineRunner;
        routineRunner = dispatcher().currentThread();
        try {
            routine.evtRequestCompletion(this, status, information);
        } catch (WrittenOffException unwinding) {
            throw unwinding;
        } catch (Throwable thrown) {
            fault("EvtRequestCompletionRoutine", thrown);
        } finally {
            routineRunner = outer;
            isBack();
        }
    }

    @Override
    public boolean cancelSentRequest() {
        return sending.cancel();
    }

    @Override
    public void reuse(Status status) {
        sending.requireBack();
        sending.open(status);
        used = false;
        if (irp != null) {
            irp.reuse();
        }
    }

    // ------------------------------------------------------------------ what is known of it

    @Override
    public Sending sending() {
        return sending;
    }

    @Override
    public Irp wdmIrp() {
        return irp();
    }

    @Override
    public Irp irp() {
        return irp;
    }

    @Override
    public RequestType type() {
        RequestType formatted = sending.formattedType();
        return formatted != null ? formatted : type;
    }

    @Override
    public boolean isOnTheWayTo(FxLocalTarget target) {
        return false;
    }

    @Override
    public boolean isDriverCreated() {
        return true;
    }

    @Override
    public Status status() {
        return sending.status();
    }

    @Override
    public long information() {
        return sending.completionParams().information();
    }

    @Override
    public RequestCompletionParams completionParams() {
        return sending.completionParams();
    }
}
