package org.backplane.power.internal;

import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Level;
import org.backplane.runtime.WrittenOffException;
import org.backplane.status.Status;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.power.PowerChange;
import org.backplane.wdm.power.PowerMinor;
import org.backplane.wdm.power.PowerRequest;
import org.backplane.wdm.power.SystemPowerState;
import org.slf4j.MDC;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * One power IRP, from the request to its end: it waits for its turn, goes to the top of the stack
 * in a task of its own, and is over when it comes back, when its stack goes, or when a driver has
 * kept it for too long.
 *
 * <p><b>Level:</b> up to DISPATCH; sent at PASSIVE. <b>Serialised by:</b> its fate, which changes
 * once, atomically.
 */
final class PowerIrp implements PowerRequest {

    private enum Fate {
        WAITING,
        SENT,
        OVER
    }

    private final PowerContext power;
    private final DevicePower device;
    private final int minor;
    private final PowerChange change;
    private final long timeoutNanos;
    private final Consumer<PowerIrp> ended;
    private final Instant since;
    private final AtomicReference<Fate> fate = new AtomicReference<>(Fate.WAITING);

    private volatile long deadlineNanos;
    private volatile Irp irp;
    private volatile boolean cancelled;

    /** How it ended; written before {@link #ended} hears. */
    private Status status = Status.PENDING;

    /**
     * Makes an IRP.
     *
     * @param timeoutNanos how long drivers may keep it
     * @param ended hears of its end, once
     */
    PowerIrp(
            PowerContext power,
            DevicePower device,
            int minor,
            PowerChange change,
            long timeoutNanos,
            Consumer<PowerIrp> ended) {
        this.power = power;
        this.device = device;
        this.minor = minor;
        this.change = change;
        this.timeoutNanos = timeoutNanos;
        this.ended = ended;
        this.since = power.dispatcher().now();
    }

    DevicePower device() {
        return device;
    }

    PowerChange change() {
        return change;
    }

    Instant since() {
        return since;
    }

    long timeoutNanos() {
        return timeoutNanos;
    }

    /** Whether it changes the state of the device, and so has its place in a row. */
    boolean isDeviceIrp() {
        return change instanceof PowerChange.DevicePower;
    }

    /** Whether it may stay in the stack for as long as it likes. */
    boolean isPatient() {
        return minor == PowerMinor.WAIT_WAKE;
    }

    boolean isSet() {
        return minor == PowerMinor.SET_POWER;
    }

    /** Whether it says that the system works again. */
    boolean isReturnToWork() {
        return isSet()
                && change instanceof PowerChange.SystemPower system
                && system.state() == SystemPowerState.WORKING;
    }

    /** Whether drivers have had it for too long at this time. */
    boolean isLate(long nanoTime) {
        return fate.get() == Fate.SENT && nanoTime - deadlineNanos >= 0;
    }

    /** For how long drivers may keep it still; all of its time if they do not have it yet. */
    long timeLeft(long nanoTime) {
        return fate.get() == Fate.SENT ? deadlineNanos - nanoTime : timeoutNanos;
    }

    /** How it ended. */
    Status status() {
        return status;
    }

    /** Whether it failed; a stack in which nobody knows the IRP has nothing against it. */
    boolean isRefused() {
        return !status.isSuccess() && status != Status.NOT_SUPPORTED;
    }

    /** What the driver that answered it gave as its reason; null if it gave none. */
    String reason() {
        return irp != null && irp.result() instanceof String reason ? reason : null;
    }

    /** The driver that answered it. */
    String answeredBy() {
        return driver(irp == null ? null : irp.lowestReached()).driver().name();
    }

    /** The device object whose driver has it; null while it waits or is nobody's. */
    DeviceObject holder() {
        Irp current = irp;
        return current == null || fate.get() != Fate.SENT ? null : current.holder();
    }

    /** The device object whose driver has it, or got it first. */
    DeviceObject culprit() {
        return driver(irp == null ? null : irp.holder());
    }

    private DeviceObject driver(DeviceObject object) {
        return object != null ? object : device.pdo().top();
    }

    /** Sends it, soon. */
    void dispatch() {
        if (fate.get() == Fate.WAITING) {
            power.dispatcher().post(Level.PASSIVE, toString(), this::send);
        }
    }

    private void send() {
        if (device.pdo().isDeleted()) {
            end(Status.NO_SUCH_DEVICE);
            return;
        }
        Dispatcher dispatcher = power.dispatcher();
        DeviceObject top = device.pdo().top();
        Irp fresh = new Irp(top.stackSize());
        fresh.next().setPower(minor, change);
        fresh.setCompletionRoutine(
                (_, _, _) -> {
                    cameBack();
                    return false;
                },
                null);
        deadlineNanos = dispatcher.nanoTime() + timeoutNanos;
        irp = fresh;
        if (!fate.compareAndSet(Fate.WAITING, Fate.SENT)) {
            return;
        }
        if (cancelled) {
            fresh.cancel();
        }
        MDC.put("device", device.name());
        try {
            dispatcher.watch(
                    toString(),
                    timeoutNanos,
                    () -> {
                        call(fresh, top);
                        return null;
                    },
                    this::expired);
        } finally {
            MDC.remove("device");
        }
    }

    private void call(Irp fresh, DeviceObject top) {
        try {
            fresh.call(top);
        } catch (WrittenOffException e) {
            throw e;
        } catch (Throwable thrown) {
            // Whatever a driver throws is its fault alone; it will not complete the IRP any more.
            power.faults()
                    .report(
                            "driver %s threw %s out of %s"
                                    .formatted(culprit().driver().name(), thrown, this),
                            thrown);
            end(Status.UNSUCCESSFUL);
        }
    }

    /** The initiator has it back. */
    private void cameBack() {
        if (!end(irp.status())) {
            power.queue().unstuck(device);
        }
    }

    /** A driver has had it for too long. */
    void expired() {
        if (take()) {
            power.queue().stuck(device);
            power.hangs().report(this);
            finish(Status.IO_TIMEOUT);
        }
    }

    /** Its stack is taken apart. */
    void abandon() {
        Fate was = fate.getAndSet(Fate.OVER);
        if (was == Fate.OVER) {
            return;
        }
        if (was == Fate.SENT) {
            power.faults()
                    .report(
                            "driver %s has not completed %s though the device is removed"
                                    .formatted(culprit().driver().name(), this),
                            null);
        }
        finish(Status.DELETE_PENDING);
    }

    /** Ends it without sending it. */
    void refuse(Status reason) {
        end(reason);
    }

    private boolean end(Status newStatus) {
        if (!take()) {
            return false;
        }
        finish(newStatus);
        return true;
    }

    private boolean take() {
        return fate.getAndSet(Fate.OVER) != Fate.OVER;
    }

    private void finish(Status newStatus) {
        status = newStatus;
        power.queue().over(this);
        try {
            ended.accept(this);
        } catch (RuntimeException thrown) {
            power.faults().report("the completion of %s threw %s".formatted(this, thrown), thrown);
        }
        power.queue().sendNext(device, this);
    }

    @Override
    public void cancel() {
        if (!isPatient()) {
            return;
        }
        cancelled = true;
        Irp current = irp;
        if (current != null) {
            current.cancel();
        }
    }

    /** What it is, without the device. */
    String what() {
        return IrpText.describe(minor, change);
    }

    @Override
    public String toString() {
        return what() + " of " + device.name();
    }
}
