package org.backplane.kmdf.internal.policy;

import static org.backplane.ddi.PowerPolicyState.DEVICE_D0_POWER_REQUEST_FAILED;
import static org.backplane.ddi.PowerPolicyState.DEVICE_POWER_REQUEST_FAILED;
import static org.backplane.ddi.PowerPolicyState.SLEEPING_WAKE_POWER_DOWN_FAILED_WAKE_CANCELED;
import static org.backplane.ddi.PowerPolicyState.SYSTEM_SLEEP_POWER_REQUEST_FAILED;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_NO_WAKE_UNDO_POWER_DOWN;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_DX_ALLOC_FAILED;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_USB_SS;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_WAKE_CANCELED;

import org.backplane.ddi.PowerPolicyState;

/** What an owner does when a D-IRP could not be sent, or power failed. */
final class PolicyFailing {

    private PolicyFailing() {}

    static PowerPolicyState deviceD0PowerRequestFailed(FxPowerPolicyOwner policy) {
        policy.transitionFailed(true, "no D0 IRP went through its stack");
        return DEVICE_POWER_REQUEST_FAILED;
    }

    /**
     * Children and PoFx are told that they may go on, so that the stop that follows finds nobody
     * who waits.
     */
    static PowerPolicyState devicePowerRequestFailed(FxPowerPolicyOwner policy) {
        policy.childrenCanPowerUp();
        policy.powerFailed();
        policy.requirement().notifyDirectedPoweredDown();
        policy.requirement().deviceIsPoweredOn();
        return null;
    }

    static PowerPolicyState systemSleepPowerRequestFailed(FxPowerPolicyOwner policy) {
        policy.completeSystemIrp();
        return DEVICE_POWER_REQUEST_FAILED;
    }

    static PowerPolicyState sleepingWakePowerDownFailed(FxPowerPolicyOwner policy) {
        return policy.awaitCancelledWake() ? null : SLEEPING_WAKE_POWER_DOWN_FAILED_WAKE_CANCELED;
    }

    static PowerPolicyState sleepingWakePowerDownFailedWakeCanceled(FxPowerPolicyOwner policy) {
        policy.completeSystemIrp();
        return DEVICE_POWER_REQUEST_FAILED;
    }

    static PowerPolicyState sleepingNoWakeDxRequestFailed(FxPowerPolicyOwner policy) {
        policy.completeSystemIrp();
        policy.transitionFailed(false, "no Dx IRP went through its stack");
        return DEVICE_POWER_REQUEST_FAILED;
    }

    static PowerPolicyState timerExpiredWakeCapablePowerDownFailedCancelWake(
            FxPowerPolicyOwner policy) {
        return policy.cancelWaitWake()
                ? null
                : TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_WAKE_CANCELED;
    }

    /** Not disarmed: the hardware must be taken for being off. */
    static PowerPolicyState timerExpiredWakeCapablePowerDownFailedWakeCanceled(
            FxPowerPolicyOwner policy) {
        return TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_USB_SS;
    }

    static PowerPolicyState timerExpiredWakeCapablePowerDownFailedUsbSs(FxPowerPolicyOwner policy) {
        return policy.endSelectiveSuspend() ? null : DEVICE_POWER_REQUEST_FAILED;
    }

    static PowerPolicyState powerUpForSystemSleepFailed(FxPowerPolicyOwner policy) {
        policy.completeSystemIrp();
        return DEVICE_POWER_REQUEST_FAILED;
    }

    static PowerPolicyState powerUpForSystemSleepNotSeen(FxPowerPolicyOwner policy) {
        policy.completeSystemIrp();
        return DEVICE_D0_POWER_REQUEST_FAILED;
    }

    static PowerPolicyState sleepingPowerDownNotProcessed(FxPowerPolicyOwner policy) {
        policy.internalFailure(FxPowerPolicyOwner.DX_NOT_SEEN);
        return SYSTEM_SLEEP_POWER_REQUEST_FAILED;
    }

    static PowerPolicyState timerExpiredWakeCapablePowerDownNotProcessed(
            FxPowerPolicyOwner policy) {
        policy.internalFailure(FxPowerPolicyOwner.DX_NOT_SEEN);
        return TIMER_EXPIRED_WAKE_CAPABLE_DX_ALLOC_FAILED;
    }

    static PowerPolicyState timerExpiredNoWakePowerDownNotProcessed(FxPowerPolicyOwner policy) {
        policy.internalFailure(FxPowerPolicyOwner.DX_NOT_SEEN);
        return TIMER_EXPIRED_NO_WAKE_UNDO_POWER_DOWN;
    }

    static PowerPolicyState systemWakeDeviceD0PowerRequestFailed(FxPowerPolicyOwner policy) {
        policy.requirement().simulateRequired();
        return DEVICE_D0_POWER_REQUEST_FAILED;
    }

    static PowerPolicyState systemWakeDevicePowerRequestFailed(FxPowerPolicyOwner policy) {
        policy.requirement().simulateRequired();
        return DEVICE_POWER_REQUEST_FAILED;
    }
}
