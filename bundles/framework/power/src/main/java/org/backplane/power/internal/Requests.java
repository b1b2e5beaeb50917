package org.backplane.power.internal;

import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.power.PowerChange;
import org.backplane.wdm.power.PowerCompletion;
import org.backplane.wdm.power.PowerMinor;
import org.backplane.wdm.power.PowerRequest;

/**
 * The power IRPs that drivers ask for, and what follows from their ends.
 *
 * <p><b>Level:</b> up to DISPATCH, {@link #deviceRemoved} at PASSIVE. <b>Serialised by:</b> the
 * parts it hands over to.
 */
final class Requests {

    private final PowerContext power;
    private final SystemTransitions system;
    private final Framework framework;

    Requests(PowerContext power, SystemTransitions system, Framework framework) {
        this.power = power;
        this.system = system;
        this.framework = framework;
    }

    /** See {@link org.backplane.wdm.power.PowerRequests#request}. */
    PowerRequest request(
            DeviceObject pdo, int minor, PowerChange change, PowerCompletion completion) {
        check(pdo, minor, change);
        PowerIrp irp =
                new PowerIrp(
                        power,
                        power.device(pdo),
                        minor,
                        change,
                        power.timeouts().irpNanos(),
                        over -> ended(over, completion));
        power.queue().submit(irp);
        return irp;
    }

    private static void check(DeviceObject pdo, int minor, PowerChange change) {
        boolean fits =
                switch (change) {
                    case PowerChange.WaitWake _ -> minor == PowerMinor.WAIT_WAKE;
                    case PowerChange.DevicePower _ ->
                            minor == PowerMinor.SET_POWER || minor == PowerMinor.QUERY_POWER;
                    case PowerChange.SystemPower _ -> false;
                };
        if (!fits) {
            throw new StatusException(
                    Status.INVALID_PARAMETER,
                    ("a driver of %s asked for %s with %s: drivers ask for SET_POWER and"
                                    + " QUERY_POWER of their device, or for WAIT_WAKE")
                            .formatted(pdo.describe(), PowerMinor.name(minor), change));
        }
        if (pdo.isDeleted()) {
            throw new StatusException(
                    Status.NO_SUCH_DEVICE,
                    "%s gets no power IRP: it is not there any more".formatted(pdo.describe()));
        }
    }

    private void ended(PowerIrp irp, PowerCompletion completion) {
        boolean done = irp.status().isSuccess();
        switch (irp.change()) {
            case PowerChange.DevicePower target when irp.isSet() && done ->
                    irp.device().state(target.state());
            case PowerChange.WaitWake _ when done -> system.woken(irp.device().name());
            default -> {
                // Nothing to note.
            }
        }
        if (completion != null) {
            completion.completed(irp.status());
        }
    }

    /** See {@link org.backplane.wdm.power.PowerRequests#deviceRemoved}. */
    void deviceRemoved(DeviceObject pdo) {
        if (pdo.powerExtension() instanceof DevicePower device) {
            framework.drop(device);
            power.queue().abandon(device);
            pdo.powerExtension(null);
        }
    }
}
