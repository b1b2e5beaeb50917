package org.backplane.pnp.internal;

import org.backplane.runtime.Dispatcher;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.PnpMinor;

/**
 * Sends PnP IRPs and waits for their completion, not longer than a driver may take.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> nothing; has no state.
 */
final class IrpSender {

    private final Dispatcher dispatcher;
    private final long timeoutNanos;

    IrpSender(Dispatcher dispatcher, long timeoutNanos) {
        this.dispatcher = dispatcher;
        this.timeoutNanos = timeoutNanos;
    }

    /**
     * Sends one IRP.
     *
     * @param target where it enters
     * @param instanceId the device, for people
     * @param back runs when an IRP that was given up is over after all
     */
    IrpAnswer send(
            DeviceObject target, int minor, Object argument, String instanceId, Runnable back) {
        String name = PnpMinor.name(minor);
        Irp irp = new Irp(target.stackSize());
        DriverCall call =
                new DriverCall(dispatcher, name + " of " + instanceId, timeoutNanos, true, back);
        irp.next().setPnp(minor, argument);
        irp.setCompletionRoutine(
                (device, completed, context) -> {
                    call.completed();
                    return false;
                },
                null);
        if (!call.run(() -> irp.call(target))) {
            return new IrpAnswer(
                    Status.IO_TIMEOUT,
                    null,
                    IrpAnswer.Ending.GIVEN_UP,
                    "driver "
                            + nameOf(irp.holder(), target)
                            + " has not completed "
                            + name
                            + " within "
                            + Sentences.duration(timeoutNanos));
        }
        Throwable thrown = call.thrown();
        if (thrown != null) {
            return new IrpAnswer(
                    thrown instanceof StatusException e ? e.status() : Status.UNSUCCESSFUL,
                    null,
                    IrpAnswer.Ending.THROWN,
                    "driver "
                            + nameOf(irp.holder(), target)
                            + " threw "
                            + Sentences.thrown(thrown)
                            + " out of "
                            + name);
        }
        return new IrpAnswer(
                irp.status(),
                irp.result(),
                IrpAnswer.Ending.COMPLETED,
                "driver "
                        + nameOf(irp.lowestReached(), target)
                        + " answered "
                        + name
                        + " with "
                        + irp.status());
    }

    private static String nameOf(DeviceObject device, DeviceObject target) {
        return (device != null ? device : target).driver().name();
    }
}
