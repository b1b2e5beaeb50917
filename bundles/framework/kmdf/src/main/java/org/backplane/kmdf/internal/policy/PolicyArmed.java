package org.backplane.kmdf.internal.policy;

import static org.backplane.ddi.PowerPolicyState.DEVICE_D0_POWER_REQUEST_FAILED;
import static org.backplane.ddi.PowerPolicyState.IO_PRESENT_ARMED;
import static org.backplane.ddi.PowerPolicyState.IO_PRESENT_ARMED_WAKE_CANCELED;
import static org.backplane.ddi.PowerPolicyState.S0_WAKE_COMPLETE_POWER_UP;
import static org.backplane.ddi.PowerPolicyState.S0_WAKE_DISARM;
import static org.backplane.ddi.PowerPolicyState.WAITING_ARMED;
import static org.backplane.ddi.PowerPolicyState.WAITING_ARMED_DIRECTED_DOWN;
import static org.backplane.ddi.PowerPolicyState.WAITING_ARMED_IO_PRESENT_CANCEL_USB_SS;
import static org.backplane.ddi.PowerPolicyState.WAITING_ARMED_QUERY_IDLE;
import static org.backplane.ddi.PowerPolicyState.WAITING_ARMED_WAKE_SUCCEEDED_CANCEL_USB_SS;
import static org.backplane.ddi.PowerPolicyState.WOKE_FROM_S0;

import org.backplane.ddi.PowerPolicyState;
import org.backplane.kmdf.internal.pnp.DeviceCallback;
import org.backplane.kmdf.internal.power.PowerEvent;

/** What an owner does while its device is in Dx and armed for wake, and when it wakes. */
final class PolicyArmed {

    private PolicyArmed() {}

    static PowerPolicyState waitingArmedUsbSs(FxPowerPolicyOwner policy) {
        policy.callbackProcessed();
        policy.disableTimer();
        return policy.requirement().isDirected()
                ? WAITING_ARMED_DIRECTED_DOWN
                : WAITING_ARMED_QUERY_IDLE;
    }

    static PowerPolicyState waitingArmedQueryIdle(FxPowerPolicyOwner policy) {
        return policy.returnsToIdle() ? WAITING_ARMED : WAITING_ARMED_IO_PRESENT_CANCEL_USB_SS;
    }

    static PowerPolicyState ioPresentArmed(FxPowerPolicyOwner policy) {
        policy.selectiveSuspendEnded();
        return policy.awaitCancelledWake() ? null : IO_PRESENT_ARMED_WAKE_CANCELED;
    }

    static PowerPolicyState ioPresentArmedWakeCanceled(FxPowerPolicyOwner policy) {
        policy.requirement().requestComponentActive();
        return policy.requestD0() ? null : DEVICE_D0_POWER_REQUEST_FAILED;
    }

    static PowerPolicyState s0WakeDisarm(FxPowerPolicyOwner policy) {
        policy.tellThatPoweredOn();
        policy.disarmFromS0();
        return S0_WAKE_COMPLETE_POWER_UP;
    }

    static PowerPolicyState s0WakeCompletePowerUp(FxPowerPolicyOwner policy) {
        policy.power(PowerEvent.COMPLETE_D0);
        return null;
    }

    static PowerPolicyState wakeFailedUsbSs(FxPowerPolicyOwner policy) {
        policy.callbackProcessed();
        policy.disableTimer();
        return policy.cancelSelectiveSuspend() ? null : IO_PRESENT_ARMED_WAKE_CANCELED;
    }

    static PowerPolicyState wokeFromS0UsbSs(FxPowerPolicyOwner policy) {
        policy.callbackProcessed();
        policy.disableTimer();
        return policy.cancelSelectiveSuspend() ? null : WOKE_FROM_S0;
    }

    static PowerPolicyState wokeFromS0(FxPowerPolicyOwner policy) {
        policy.requirement().requestComponentActive();
        return policy.requestD0() ? null : DEVICE_D0_POWER_REQUEST_FAILED;
    }

    static PowerPolicyState wokeFromS0NotifyDriver(FxPowerPolicyOwner policy) {
        policy.callbacks().run(DeviceCallback.WAKE_FROM_S0_TRIGGERED);
        return S0_WAKE_DISARM;
    }

    static PowerPolicyState waitingArmedWakeFailedCancelUsbSs(FxPowerPolicyOwner policy) {
        return policy.cancelSelectiveSuspend() ? null : IO_PRESENT_ARMED_WAKE_CANCELED;
    }

    static PowerPolicyState waitingArmedIoPresentCancelUsbSs(FxPowerPolicyOwner policy) {
        return policy.cancelSelectiveSuspend() ? null : IO_PRESENT_ARMED;
    }

    static PowerPolicyState waitingArmedWakeSucceededCancelUsbSs(FxPowerPolicyOwner policy) {
        return policy.cancelSelectiveSuspend() ? null : WOKE_FROM_S0;
    }

    static PowerPolicyState waitingArmedWakeInterruptFired(FxPowerPolicyOwner policy) {
        return policy.awaitCancelledWake() ? null : WAITING_ARMED_WAKE_SUCCEEDED_CANCEL_USB_SS;
    }
}
