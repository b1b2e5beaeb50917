package org.backplane.kmdf.internal.policy;

import static org.backplane.ddi.PowerPolicyState.DEVICE_D0_POWER_REQUEST_FAILED;
import static org.backplane.ddi.PowerPolicyState.DEVICE_IDLE_RETURN_TO_ACTIVE;
import static org.backplane.ddi.PowerPolicyState.S0_WAKE_COMPLETE_POWER_UP;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_CANCEL_WAKE;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_CLEANUP;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_DX_ALLOC_FAILED;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_REVERT_ARM_WAKE;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_UNDO_POWER_DOWN;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_UNDO_POWER_DOWN_WAIT_FOR_DIRECTED_UP;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_USB_SS;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_USB_SS_DIRECTED_DOWN;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_WAKE_CANCELED;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_WAKE_SUCCEEDED;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_COMPLETED_DISARM;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_COMPLETED_POWER_DOWN;

import org.backplane.ddi.PowerPolicyState;
import org.backplane.kmdf.internal.pnp.DeviceCallback;
import org.backplane.kmdf.internal.power.PowerEvent;
import org.backplane.wdm.power.SystemPowerState;

/** What an owner does when its idle device leaves D0 and is armed for wake. */
final class PolicyArming {

    private PolicyArming() {}

    static PowerPolicyState timerExpiredDecideUsbSs(FxPowerPolicyOwner policy) {
        if (!policy.requirement().notifyDevicePowerDown()) {
            return DEVICE_IDLE_RETURN_TO_ACTIVE;
        }
        if (!policy.idlePolicy().isUsbSelectiveSuspend()) {
            return TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN;
        }
        return policy.requirement().isDirected()
                ? TIMER_EXPIRED_WAKE_CAPABLE_USB_SS_DIRECTED_DOWN
                : TIMER_EXPIRED_WAKE_CAPABLE_USB_SS;
    }

    static PowerPolicyState timerExpiredWakeCapablePowerDown(FxPowerPolicyOwner policy) {
        return policy.idlePowerDown() ? null : TIMER_EXPIRED_WAKE_CAPABLE_DX_ALLOC_FAILED;
    }

    static PowerPolicyState timerExpiredWakeCapableSendWake(FxPowerPolicyOwner policy) {
        return policy.sendWaitWake(SystemPowerState.WORKING)
                ? null
                : TIMER_EXPIRED_WAKE_CAPABLE_CLEANUP;
    }

    static PowerPolicyState timerExpiredWakeCapableWakeArrived(FxPowerPolicyOwner policy) {
        if (!policy.callbacks().run(DeviceCallback.ARM_WAKE_FROM_S0).isOk()) {
            return TIMER_EXPIRED_WAKE_CAPABLE_CANCEL_WAKE;
        }
        if (!policy.enableWakeAtBus(SystemPowerState.WORKING)) {
            return TIMER_EXPIRED_WAKE_CAPABLE_REVERT_ARM_WAKE;
        }
        policy.power(PowerEvent.COMPLETE_DX);
        return null;
    }

    /** The driver is armed and the bus is not. */
    static PowerPolicyState timerExpiredWakeCapableRevertArmWake(FxPowerPolicyOwner policy) {
        policy.callbacks().run(DeviceCallback.DISARM_WAKE_FROM_S0);
        return TIMER_EXPIRED_WAKE_CAPABLE_CANCEL_WAKE;
    }

    static PowerPolicyState timerExpiredWakeCapableCancelWake(FxPowerPolicyOwner policy) {
        return policy.cancelWaitWake() ? null : TIMER_EXPIRED_WAKE_CAPABLE_WAKE_CANCELED;
    }

    static PowerPolicyState timerExpiredWakeCapableWakeCanceled(FxPowerPolicyOwner policy) {
        return TIMER_EXPIRED_WAKE_CAPABLE_CLEANUP;
    }

    static PowerPolicyState timerExpiredWakeCapableCleanup(FxPowerPolicyOwner policy) {
        return policy.endSelectiveSuspend() ? null : TIMER_EXPIRED_WAKE_COMPLETED_POWER_DOWN;
    }

    static PowerPolicyState timerExpiredWakeCapableDxAllocFailed(FxPowerPolicyOwner policy) {
        return policy.endSelectiveSuspend() ? null : TIMER_EXPIRED_WAKE_CAPABLE_UNDO_POWER_DOWN;
    }

    static PowerPolicyState timerExpiredWakeCapableUndoPowerDown(FxPowerPolicyOwner policy) {
        return policy.undoPowerDown()
                ? TIMER_EXPIRED_WAKE_CAPABLE_UNDO_POWER_DOWN_WAIT_FOR_DIRECTED_UP
                : DEVICE_IDLE_RETURN_TO_ACTIVE;
    }

    /** Not armed: the device goes down all the same, and returns at once. */
    static PowerPolicyState timerExpiredWakeCompletedPowerDown(FxPowerPolicyOwner policy) {
        policy.power(PowerEvent.COMPLETE_DX);
        return null;
    }

    static PowerPolicyState timerExpiredWakeCompletedPowerUp(FxPowerPolicyOwner policy) {
        policy.requirement().requestComponentActive();
        policy.disableTimer();
        return policy.requestD0() ? null : DEVICE_D0_POWER_REQUEST_FAILED;
    }

    static PowerPolicyState timerExpiredWakeCompletedHardwareStarted(FxPowerPolicyOwner policy) {
        policy.tellThatPoweredOn();
        return S0_WAKE_COMPLETE_POWER_UP;
    }

    static PowerPolicyState timerExpiredWakeSucceeded(FxPowerPolicyOwner policy) {
        policy.callbacks().run(DeviceCallback.WAKE_FROM_S0_TRIGGERED);
        return TIMER_EXPIRED_WAKE_COMPLETED_DISARM;
    }

    static PowerPolicyState timerExpiredWakeCompletedDisarm(FxPowerPolicyOwner policy) {
        policy.disarmFromS0();
        return TIMER_EXPIRED_WAKE_CAPABLE_CLEANUP;
    }

    static PowerPolicyState timerExpiredWakeCapableWakeInterruptArrived(FxPowerPolicyOwner policy) {
        return policy.awaitCancelledWake() ? null : TIMER_EXPIRED_WAKE_CAPABLE_WAKE_SUCCEEDED;
    }
}
