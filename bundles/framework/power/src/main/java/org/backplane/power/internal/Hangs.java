package org.backplane.power.internal;

import org.backplane.power.PowerHang;
import org.backplane.runtime.Lock;
import org.backplane.status.Status;
import org.backplane.wdm.DeviceObject;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The drivers that have kept a power IRP for too long: says it once for each, and lets the PnP
 * manager take the device out of service.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> the manager's lock.
 */
final class Hangs {

    private static final int KEPT = 32;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private final PowerContext power;

    /** Guards {@link #last}. */
    private final Lock lock;

    private final Deque<PowerHang> last = new ArrayDeque<>();

    Hangs(PowerContext power, Lock lock) {
        this.power = power;
        this.lock = lock;
    }

    /** An IRP did not come back in time. */
    void report(PowerIrp irp) {
        DeviceObject culprit = irp.culprit();
        String callback = culprit.currentCallback();
        String driver = culprit.driver().name();
        PowerIrp waitsFor = irp.isDeviceIrp() ? null : power.queue().inStack(irp.device());
        String sentence =
                "driver %s has kept %s since %s, for more than %s%s%s"
                        .formatted(
                                driver,
                                irp,
                                TIME.format(irp.since()),
                                IrpText.duration(irp.timeoutNanos()),
                                callback == null ? "" : "; it is in its " + callback,
                                waitsFor == null || waitsFor.holder() == null
                                        ? ""
                                        : "; the device's %s is with driver %s"
                                                .formatted(
                                                        waitsFor.what(),
                                                        waitsFor.holder().driver().name()));
        remember(
                new PowerHang(
                        irp.device().name(), irp.what(), driver, callback, irp.since(), sentence));
        power.faults().report(sentence, null);
        power.kernel()
                .pnpNotifications()
                .deviceFailed(irp.device().pdo(), Status.IO_TIMEOUT, sentence);
    }

    private void remember(PowerHang hang) {
        lock.acquire();
        try {
            if (last.size() == KEPT) {
                last.removeFirst();
            }
            last.addLast(hang);
        } finally {
            lock.release();
        }
    }

    /** The last few, oldest first. */
    List<PowerHang> all() {
        lock.acquire();
        try {
            return List.copyOf(last);
        } finally {
            lock.release();
        }
    }
}
