package org.backplane.pnp.internal;

import org.backplane.runtime.Dispatcher;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.CompletionRoutine;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.PnpMinor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Some IRPs on their way through one stack, one after the other: in one call into the drivers as
 * long as these complete them at once, for a call of its own costs more than most queries.
 *
 * <p><b>Level:</b> PASSIVE; completion at any level. <b>Serialised by:</b> the sender and the
 * worker that it calls on take turns; what completion races with is an atomic.
 */
final class IrpRun {

    private static final int SENDING = 0;
    private static final int COMPLETED = 1;
    private static final int PENDING = 2;

    private final Dispatcher dispatcher;
    private final long timeoutNanos;
    private final DeviceObject target;
    private final Dialogue dialogue;
    private final String instanceId;
    private final List<IrpAnswer> answers;

    /** What is asked now; null if that was all. */
    private volatile Query query;

    /** What became of the IRP that was sent last. */
    private final AtomicInteger phase = new AtomicInteger();

    private volatile Irp irp;
    private volatile DriverCall call;

    IrpRun(
            Dispatcher dispatcher,
            long timeoutNanos,
            DeviceObject target,
            Query first,
            Dialogue dialogue,
            List<IrpAnswer> before,
            String instanceId) {
        this.dispatcher = dispatcher;
        this.timeoutNanos = timeoutNanos;
        this.target = target;
        this.dialogue = dialogue;
        this.instanceId = instanceId;
        query = first;
        answers = new ArrayList<>(before);
    }

    List<IrpAnswer> run(Runnable back) {
        while (query != null) {
            DriverCall next =
                    new DriverCall(dispatcher, this::what, () -> timeoutNanos, true, back);
            call = next;
            if (!next.runSteps(this::sendOne, this::answered)) {
                return givenUp();
            }
            if (next.thrown() != null) {
                heard(thrown(next.thrown()));
            } else if (query != null) {
                heard(completed());
            }
        }
        return answers;
    }

    /** An IRP was completed at once; whether there is another one to send. */
    private boolean answered() {
        heard(completed());
        return query != null;
    }

    private void heard(IrpAnswer answer) {
        answers.add(answer);
        query = dialogue.next(answers);
    }

    private String what() {
        return PnpMinor.name(query.minor()) + " of " + instanceId;
    }

    /** Sends the next IRP; true if it is over and another one may follow. */
    private boolean sendOne() {
        Irp next = new Irp(target.stackSize());
        next.next().setPnp(query.minor(), query.argument());
        CompletionRoutine routine =
                (device, done, context) -> {
                    if (!phase.compareAndSet(SENDING, COMPLETED)) {
                        call.completed();
                    }
                    return false;
                };
        next.setCompletionRoutine(routine, null);
        phase.set(SENDING);
        irp = next;
        next.call(target);
        if (phase.compareAndSet(SENDING, PENDING)) {
            return false;
        }
        return true;
    }

    private List<IrpAnswer> givenUp() {
        Irp last = irp;
        DeviceObject holder = last == null || last.holder() == null ? target : last.holder();
        IrpAnswer late =
                new IrpAnswer(
                        Status.IO_TIMEOUT,
                        null,
                        IrpAnswer.Ending.GIVEN_UP,
                        query.minor(),
                        IrpSender.late(holder, query.minor(), timeoutNanos),
                        holder);
        // The worker may still be at it: it must not add to what is given back.
        List<IrpAnswer> known = new ArrayList<>(answers);
        known.add(late);
        return known;
    }

    private IrpAnswer thrown(Throwable thrown) {
        return new IrpAnswer(
                thrown instanceof StatusException e ? e.status() : Status.UNSUCCESSFUL,
                null,
                IrpAnswer.Ending.THROWN,
                query.minor(),
                "driver "
                        + nameOf(irp.holder())
                        + " threw "
                        + Sentences.thrown(thrown)
                        + " out of "
                        + PnpMinor.name(query.minor()),
                irp.holder() == null ? target : irp.holder());
    }

    private IrpAnswer completed() {
        return new IrpAnswer(
                irp.status(),
                irp.result(),
                IrpAnswer.Ending.COMPLETED,
                query.minor(),
                nameOf(irp.lowestReached()),
                null);
    }

    private String nameOf(DeviceObject device) {
        return (device != null ? device : target).driver().name();
    }
}
