package org.backplane.kmdf.internal.power;

import org.backplane.runtime.Lock;
import org.backplane.status.Status;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.power.PowerChange;
import org.backplane.wdm.power.SystemPowerState;

/**
 * The wait-wake IRP that waits at the bottom of a stack until the device wakes, fails to, or is
 * asked for no longer. Its end is first told to the power machine, which disarms the device, and
 * the IRP completed then.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> the device's machine lock, which is not
 * held while anybody is called.
 */
public final class WakeIrp {

    private final PowerMachine power;
    private final Lock lock;

    /** Waits for a wake signal; null if none does. */
    private Irp waiting;

    /** Has its end, and waits for the machine to complete it; null if none does. */
    private Irp done;

    private Status doneStatus;
    private SystemPowerState lowest = SystemPowerState.WORKING;

    WakeIrp(PowerMachine power) {
        this.power = power;
        this.lock = power.device().machineLock();
    }

    /** From which system state the waiting IRP wants the device to wake. */
    SystemPowerState lowest() {
        return lowest;
    }

    boolean isPresent() {
        lock.acquire();
        boolean answer = waiting != null;
        lock.release();
        return answer;
    }

    Status take(Irp irp) {
        lock.acquire();
        boolean busy = waiting != null;
        if (!busy) {
            irp.markPending();
            waiting = irp;
            lowest = ((PowerChange.WaitWake) irp.current().argument()).lowest();
            irp.setCancelRoutine(this::cancelled);
        }
        lock.release();
        if (busy) {
            return irp.complete(Status.DEVICE_BUSY);
        }
        if (irp.isCancelled() && irp.setCancelRoutine(null) != null) {
            cancelled(null, irp);
        } else {
            power.post(PowerEvent.WAKE_ARRIVAL);
        }
        return Status.PENDING;
    }

    /**
     * Where this driver owns the policy of the stack, policy waits for the IRP's end before it lets
     * the machine go on, and disarms the device itself.
     */
    private void cancelled(DeviceObject device, Irp irp) {
        boolean ownPolicy = power.host().policy().isOwner();
        lock.acquire();
        if (irp.equals(waiting)) {
            waiting = null;
        }
        if (!ownPolicy) {
            done = irp;
            doneStatus = Status.CANCELLED;
        }
        lock.release();
        if (ownPolicy) {
            irp.complete(Status.CANCELLED);
        }
        power.post(PowerEvent.WAKE_CANCELED);
    }

    /**
     * The device has woken, or will not (WdfDeviceIndicateWakeStatus).
     *
     * @return INVALID_DEVICE_STATE if no IRP waits
     */
    public Status indicate(Status status) {
        lock.acquire();
        Irp irp = takeWaiting();
        if (irp != null) {
            done = irp;
            doneStatus = status;
        }
        lock.release();
        if (irp == null) {
            return Status.INVALID_DEVICE_STATE;
        }
        power.post(status.isSuccess() ? PowerEvent.WAKE_SUCCEEDED : PowerEvent.WAKE_FAILED);
        return Status.SUCCESS;
    }

    /** Completes the IRP that has its end (PowerCompletePendedWakeIrp). */
    void completeDone() {
        lock.acquire();
        Irp irp = done;
        done = null;
        lock.release();
        if (irp != null) {
            irp.complete(doneStatus);
        }
    }

    /** Completes the IRP that waits (PowerCompleteWakeRequestFromWithinMachine). */
    void completeNow(Status status) {
        lock.acquire();
        Irp irp = takeWaiting();
        lock.release();
        if (irp != null) {
            irp.complete(status);
        }
    }

    /** The IRP, unless it is being cancelled, which then brings it to its end. */
    private Irp takeWaiting() {
        Irp irp = waiting;
        if (irp == null || irp.setCancelRoutine(null) == null) {
            return null;
        }
        waiting = null;
        return irp;
    }
}
