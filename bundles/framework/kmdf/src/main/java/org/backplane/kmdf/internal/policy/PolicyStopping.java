package org.backplane.kmdf.internal.policy;

import static org.backplane.ddi.PowerPolicyState.DEVICE_D0_POWER_REQUEST_FAILED;
import static org.backplane.ddi.PowerPolicyState.REMOVED;
import static org.backplane.ddi.PowerPolicyState.STOPPED;
import static org.backplane.ddi.PowerPolicyState.STOPPING_CANCEL_TIMER;
import static org.backplane.ddi.PowerPolicyState.STOPPING_CANCEL_WAKE;
import static org.backplane.ddi.PowerPolicyState.STOPPING_D0;
import static org.backplane.ddi.PowerPolicyState.STOPPING_DISARM_WAKE_CANCEL_WAKE;
import static org.backplane.ddi.PowerPolicyState.STOPPING_DISARM_WAKE_WAKE_CANCELED;
import static org.backplane.ddi.PowerPolicyState.STOPPING_SEND_STATUS;
import static org.backplane.ddi.PowerPolicyState.STOPPING_WAIT_FOR_IDLE_TIMEOUT;
import static org.backplane.ddi.PowerPolicyState.STOPPING_WAIT_FOR_USB_SS_COMPLETION;

import org.backplane.ddi.PowerPolicyState;
import org.backplane.kmdf.internal.pnp.PnpEvent;
import org.backplane.kmdf.internal.power.PowerEvent;

/** What an owner does while its device stops or leaves. */
final class PolicyStopping {

    private PolicyStopping() {}

    /** A device in Dx returns to D0, so that it is taken down the way that all are. */
    static PowerPolicyState stoppingResetDevice(FxPowerPolicyOwner policy) {
        policy.requirement().requestComponentActive();
        policy.disableTimer();
        return policy.requestD0() ? null : DEVICE_D0_POWER_REQUEST_FAILED;
    }

    static PowerPolicyState stoppingResetDeviceCompletePowerUp(FxPowerPolicyOwner policy) {
        policy.requirement().deviceIsPoweredOn();
        policy.power(PowerEvent.COMPLETE_D0);
        return null;
    }

    static PowerPolicyState stoppingResetDeviceFailed(FxPowerPolicyOwner policy) {
        policy.powerFailed();
        policy.requirement().deviceIsPoweredOn();
        return PowerPolicyState.STOPPING;
    }

    static PowerPolicyState stoppingD0CancelUsbSs(FxPowerPolicyOwner policy) {
        return policy.cancelSelectiveSuspend() ? null : STOPPING_D0;
    }

    static PowerPolicyState stoppingD0(FxPowerPolicyOwner policy) {
        policy.requirement().requestComponentActive();
        policy.disableTimer();
        return policy.requestD0() ? null : DEVICE_D0_POWER_REQUEST_FAILED;
    }

    static PowerPolicyState stoppingD0Failed(FxPowerPolicyOwner policy) {
        policy.powerFailed();
        policy.requirement().deviceIsPoweredOn();
        return STOPPING_DISARM_WAKE_CANCEL_WAKE;
    }

    static PowerPolicyState stoppingDisarmWake(FxPowerPolicyOwner policy) {
        policy.requirement().deviceIsPoweredOn();
        policy.disarmFromS0();
        policy.power(PowerEvent.COMPLETE_D0);
        return null;
    }

    static PowerPolicyState stoppingDisarmWakeCancelWake(FxPowerPolicyOwner policy) {
        return policy.awaitCancelledWake() ? null : STOPPING_DISARM_WAKE_WAKE_CANCELED;
    }

    static PowerPolicyState stoppingDisarmWakeWakeCanceled(FxPowerPolicyOwner policy) {
        return PowerPolicyState.STOPPING;
    }

    static PowerPolicyState stopping(FxPowerPolicyOwner policy) {
        policy.blockChildrenPowerUp();
        policy.power(PowerEvent.IMPLICIT_D3);
        return null;
    }

    static PowerPolicyState stoppingFailed(FxPowerPolicyOwner policy) {
        policy.powerFailed();
        return STOPPING_SEND_STATUS;
    }

    static PowerPolicyState stoppingSendStatus(FxPowerPolicyOwner policy) {
        policy.idleStop();
        policy.reportStopped();
        return STOPPED;
    }

    static PowerPolicyState stoppingCancelTimer(FxPowerPolicyOwner policy) {
        return policy.disableTimer() ? PowerPolicyState.STOPPING : STOPPING_WAIT_FOR_IDLE_TIMEOUT;
    }

    static PowerPolicyState stoppingCancelUsbSs(FxPowerPolicyOwner policy) {
        policy.requirement().deviceIsPoweredOn();
        policy.requirement().requestComponentActive();
        return policy.cancelSelectiveSuspend()
                ? STOPPING_WAIT_FOR_USB_SS_COMPLETION
                : STOPPING_CANCEL_TIMER;
    }

    /** Gone by surprise: nothing is powered up any more. */
    static PowerPolicyState waitingArmedStoppingCancelUsbSs(FxPowerPolicyOwner policy) {
        policy.disableTimer();
        return policy.cancelSelectiveSuspend() ? null : STOPPING_CANCEL_WAKE;
    }

    static PowerPolicyState stoppingCancelWake(FxPowerPolicyOwner policy) {
        return policy.awaitCancelledWake() ? null : PowerPolicyState.STOPPING;
    }

    static PowerPolicyState stoppedRemoving(FxPowerPolicyOwner policy) {
        policy.unregisterFromPoFx();
        return REMOVED;
    }

    static PowerPolicyState removed(FxPowerPolicyOwner policy) {
        policy.pnp(PnpEvent.PWR_POL_REMOVED);
        return null;
    }
}
