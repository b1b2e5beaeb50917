package org.backplane.power.internal;

import org.backplane.runtime.Level;
import org.backplane.runtime.Lock;
import org.backplane.runtime.TaskTimer;
import org.backplane.status.Status;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The power IRPs that are not over: who waits for whom, and who has been away for too long.
 *
 * <p>One timer watches them all. It runs while an impatient IRP is out, and looks again when the
 * first of them is due.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> the manager's lock.
 */
final class IrpQueue {

    private final PowerContext power;

    /** Guards the sets, and the fields of {@link DevicePower}. */
    private final Lock lock;

    private final TaskTimer watchdog;

    /** In the order in which they were asked for. */
    private final Set<PowerIrp> impatient = new LinkedHashSet<>();

    private final Set<PowerIrp> patient = new LinkedHashSet<>();

    IrpQueue(PowerContext power, Lock lock) {
        this.power = power;
        this.lock = lock;
        watchdog = power.dispatcher().timer(Level.PASSIVE, "power watchdog", this::look);
    }

    /**
     * Sends an IRP, or lets it wait behind those of its device. A device whose driver does not let
     * go of an earlier one gets none, but for the news that the system works again: it is removed
     * soon, and a driver that lets go only then would believe for good that the system sleeps.
     */
    void submit(PowerIrp irp) {
        DevicePower device = irp.device();
        boolean send = true;
        boolean stuck;
        lock.acquire();
        try {
            stuck = device.isStuck() && !irp.isReturnToWork();
            if (!stuck) {
                add(irp);
                if (irp.isDeviceIrp()) {
                    send = device.sent() == null;
                    if (send) {
                        device.sent(irp);
                    } else {
                        device.enqueue(irp);
                    }
                }
            }
        } finally {
            lock.release();
        }
        if (stuck) {
            power.dispatcher()
                    .post(Level.PASSIVE, irp.toString(), () -> irp.refuse(Status.IO_TIMEOUT));
        } else if (send) {
            irp.dispatch();
        }
    }

    private void add(PowerIrp irp) {
        irp.device().count(1);
        if (irp.isPatient()) {
            patient.add(irp);
            return;
        }
        impatient.add(irp);
        if (impatient.size() == 1) {
            watchdog.start(irp.timeoutNanos());
        }
    }

    /** An IRP is over; its device's next one is not sent yet. */
    void over(PowerIrp irp) {
        lock.acquire();
        try {
            if (patient.remove(irp)) {
                irp.device().count(-1);
            } else if (impatient.remove(irp)) {
                irp.device().count(-1);
                if (impatient.isEmpty()) {
                    watchdog.stop();
                }
            }
        } finally {
            lock.release();
        }
    }

    /** Sends what waits behind an IRP that is over. */
    void sendNext(DevicePower device, PowerIrp irp) {
        if (!irp.isDeviceIrp()) {
            return;
        }
        PowerIrp next;
        boolean stuck;
        lock.acquire();
        try {
            if (device.sent() != irp) {
                return;
            }
            stuck = device.isStuck();
            next = device.dequeue();
            device.sent(next);
        } finally {
            lock.release();
        }
        if (next != null && stuck) {
            next.refuse(Status.IO_TIMEOUT);
        } else if (next != null) {
            next.dispatch();
        }
    }

    /** A driver of the device does not let go of an IRP. */
    void stuck(DevicePower device) {
        stuck(device, true);
    }

    /** It has let go. */
    void unstuck(DevicePower device) {
        stuck(device, false);
    }

    /** Whether a driver of the device does not let go of an IRP. */
    boolean isStuck(DevicePower device) {
        lock.acquire();
        try {
            return device.isStuck();
        } finally {
            lock.release();
        }
    }

    private void stuck(DevicePower device, boolean yes) {
        lock.acquire();
        device.stuck(yes);
        lock.release();
    }

    /** The stack of a device goes: all that is for it is over. */
    void abandon(DevicePower device) {
        List<PowerIrp> doomed = new ArrayList<>();
        lock.acquire();
        try {
            device.stuck(false);
            // The sets are long where many devices are armed, and as a rule none of them is this.
            if (device.outstanding() > 0) {
                patient.stream().filter(irp -> irp.device() == device).forEach(doomed::add);
                impatient.stream().filter(irp -> irp.device() == device).forEach(doomed::add);
            }
        } finally {
            lock.release();
        }
        doomed.forEach(PowerIrp::abandon);
    }

    /** The D-IRP that is in the stack of a device; null for none. */
    PowerIrp inStack(DevicePower device) {
        lock.acquire();
        try {
            return device.sent();
        } finally {
            lock.release();
        }
    }

    /** All of them, oldest first. */
    List<PowerIrp> all() {
        List<PowerIrp> all = new ArrayList<>();
        lock.acquire();
        try {
            all.addAll(patient);
            all.addAll(impatient);
        } finally {
            lock.release();
        }
        all.sort((a, b) -> a.since().compareTo(b.since()));
        return all;
    }

    private void look() {
        List<PowerIrp> late = new ArrayList<>();
        long now = power.dispatcher().nanoTime();
        lock.acquire();
        try {
            long next = Long.MAX_VALUE;
            for (PowerIrp irp : impatient) {
                if (irp.isLate(now)) {
                    late.add(irp);
                } else {
                    next = Math.min(next, irp.timeLeft(now));
                }
            }
            if (next != Long.MAX_VALUE) {
                watchdog.start(next);
            }
        } finally {
            lock.release();
        }
        // The youngest first: where one waits for another, it is the other that hangs.
        late.reversed().forEach(PowerIrp::expired);
    }

    /** Nothing is watched any more. */
    void close() {
        watchdog.stopAndWait();
    }
}
