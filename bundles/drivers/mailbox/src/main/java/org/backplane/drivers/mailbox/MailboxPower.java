package org.backplane.drivers.mailbox;

import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.Kernel;
import org.backplane.wdm.power.DevicePowerState;
import org.backplane.wdm.power.PowerChange;
import org.backplane.wdm.power.PowerMinor;
import org.backplane.wdm.power.SystemPowerState;

/**
 * The power policy of a mailbox, which its function driver owns: D0 while the system works, D3
 * while it sleeps.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> nothing; has no state of its own.
 */
final class MailboxPower {

    private final Kernel kernel;
    private final DeviceObject pdo;
    private final DeviceObject lower;

    MailboxPower(Kernel kernel, DeviceObject pdo, DeviceObject lower) {
        this.kernel = kernel;
        this.pdo = pdo;
        this.lower = lower;
    }

    /** The device has started, in D0. */
    void started() {
        kernel.powerRequests().deviceStateChanged(pdo, DevicePowerState.D0);
    }

    Status power(Irp irp) {
        if (irp.current().minor() == PowerMinor.SET_POWER
                && irp.current().argument() instanceof PowerChange.SystemPower system) {
            return follow(irp, system);
        }
        irp.skipCurrent();
        return irp.call(lower);
    }

    /** The drivers below hear of the system first; then the device moves. */
    private Status follow(Irp irp, PowerChange.SystemPower system) {
        irp.markPending();
        irp.copyCurrentToNext();
        irp.setCompletionRoutine(
                (_, heard, _) -> {
                    move(heard, system);
                    return false;
                },
                null);
        irp.call(lower);
        return Status.PENDING;
    }

    /** The system waits until the device sleeps, and does not until it is awake. */
    private void move(Irp irp, PowerChange.SystemPower system) {
        boolean wakes = system.state() == SystemPowerState.WORKING;
        DevicePowerState target = wakes ? DevicePowerState.D0 : DevicePowerState.D3;
        try {
            kernel.powerRequests()
                    .request(
                            pdo,
                            PowerMinor.SET_POWER,
                            new PowerChange.DevicePower(target, system.action()),
                            wakes ? null : _ -> irp.complete(Status.SUCCESS));
        } catch (StatusException _) {
            // It is being removed, and sleeps soon enough.
            irp.complete(Status.SUCCESS);
            return;
        }
        if (wakes) {
            irp.complete(Status.SUCCESS);
        }
    }
}
