package org.backplane.kmdf.internal.policy;

import org.backplane.runtime.Event;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.IrpMajor;
import org.backplane.wdm.power.UsbIdleCallbackInfo;

/**
 * Asks the bus for leave to leave D0 (USB selective suspend): an IRP that stays at the bus, which
 * gives leave by calling back, and waits in that call until the device is in Dx.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the power policy machine; the callback and the
 * completion come from the bus at any time.
 */
final class UsbSelectiveSuspend {

    private final FxPowerPolicyOwner policy;
    private final Event callbackProcessed;
    private Irp irp;

    /** Whether the IRP has ended and its event was of no use where it came. */
    private volatile boolean endUnheard;

    UsbSelectiveSuspend(FxPowerPolicyOwner policy, Event callbackProcessed) {
        this.policy = policy;
        this.callbackProcessed = callbackProcessed;
    }

    /** Sends the IRP (PowerPolicySubmitUsbIdleNotification). */
    void submit(DeviceObject lower) {
        endUnheard = false;
        callbackProcessed.reset();
        Irp made = new Irp(lower.stackSize());
        made.next()
                .setControl(
                        IrpMajor.INTERNAL_DEVICE_CONTROL,
                        null,
                        UsbIdleCallbackInfo.SUBMIT_IDLE_NOTIFICATION,
                        0,
                        0);
        made.next().argument(new UsbIdleCallbackInfo(this::callback));
        made.setCompletionRoutine(
                (_, _, _) -> {
                    policy.post(PowerPolicyEvent.USB_SELECTIVE_SUSPEND_COMPLETED);
                    return false;
                },
                null);
        irp = made;
        made.call(lower);
    }

    private void callback() {
        policy.post(PowerPolicyEvent.USB_SELECTIVE_SUSPEND_CALLBACK);
        callbackProcessed.await();
    }

    /** The bus may go on: the device is in Dx, or will not go there. */
    void callbackProcessed() {
        callbackProcessed.set();
    }

    /** The IRP's end was told to a state that does not want to know. */
    void endUnheard() {
        endUnheard = true;
    }

    /** The IRP's end was told to a state that wants to know. */
    void ended() {
        irp = null;
    }

    /** Asks for the end of the IRP; false if it has ended, and nobody will tell of it. */
    boolean cancel() {
        if (irp == null || endUnheard) {
            irp = null;
            return false;
        }
        irp.cancel();
        irp = null;
        return true;
    }
}
