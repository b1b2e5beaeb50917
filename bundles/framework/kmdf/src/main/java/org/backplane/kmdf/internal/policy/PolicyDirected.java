package org.backplane.kmdf.internal.policy;

import static org.backplane.ddi.PowerPolicyState.IDLE_CAPABLE_DIRECTED_DOWN_TRIGGER_DPNR;
import static org.backplane.ddi.PowerPolicyState.IDLE_CAPABLE_TIMER_NOT_EXPIRED_DIRECTED_DOWN;
import static org.backplane.ddi.PowerPolicyState.SLEEPING;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_WAKE_FAILED_WAIT_FOR_DIRECTED_UP;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_WAKE_SUCCEEDED_WAIT_FOR_DIRECTED_UP;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_COMPLETED_POWER_DOWN_WAIT_FOR_DIRECTED_UP;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_COMPLETED_POWER_UP;
import static org.backplane.ddi.PowerPolicyState.WAITING_ARMED_DIRECTED_DOWN_WAKE_SUCCEEDED_CANCEL_USB_SS;
import static org.backplane.ddi.PowerPolicyState.WAITING_ARMED_WAKE_SUCCEEDED_CANCEL_USB_SS;
import static org.backplane.ddi.PowerPolicyState.WAKE_CAPABLE_DIRECTED_DOWN_TRIGGER_DPNR;
import static org.backplane.ddi.PowerPolicyState.WAKE_CAPABLE_TIMER_NOT_EXPIRED_DIRECTED_DOWN;
import static org.backplane.ddi.PowerPolicyState.WAKE_FAILED_USB_SS;
import static org.backplane.ddi.PowerPolicyState.WOKE_FROM_S0_USB_SS;

import org.backplane.ddi.PowerPolicyState;

/** What an owner does when the system directs its device down and up again. */
final class PolicyDirected {

    private PolicyDirected() {}

    static PowerPolicyState startedIdleCapableTimerCanceledForSleep(FxPowerPolicyOwner policy) {
        return policy.sleepsAtOnce() ? SLEEPING : IDLE_CAPABLE_TIMER_NOT_EXPIRED_DIRECTED_DOWN;
    }

    static PowerPolicyState startedWakeCapableTimerCanceledForSleep(FxPowerPolicyOwner policy) {
        return policy.sleepsAtOnce() ? SLEEPING : WAKE_CAPABLE_TIMER_NOT_EXPIRED_DIRECTED_DOWN;
    }

    static PowerPolicyState idleCapableTimerNotExpiredDirectedDown(FxPowerPolicyOwner policy) {
        policy.requirement().declareComponentIdle();
        return IDLE_CAPABLE_DIRECTED_DOWN_TRIGGER_DPNR;
    }

    static PowerPolicyState wakeCapableTimerNotExpiredDirectedDown(FxPowerPolicyOwner policy) {
        policy.requirement().declareComponentIdle();
        return WAKE_CAPABLE_DIRECTED_DOWN_TRIGGER_DPNR;
    }

    static PowerPolicyState idleCapableDirectedDownTriggerDpnr(FxPowerPolicyOwner policy) {
        policy.requirement().simulateNotRequired();
        return null;
    }

    static PowerPolicyState wakeCapableDirectedDownTriggerDpnr(FxPowerPolicyOwner policy) {
        policy.requirement().simulateNotRequired();
        return null;
    }

    static PowerPolicyState waitingUnarmedDirectedDown(FxPowerPolicyOwner policy) {
        policy.requirement().notifyDirectedPoweredDown();
        return null;
    }

    static PowerPolicyState waitingArmedDirectedDown(FxPowerPolicyOwner policy) {
        policy.requirement().notifyDirectedPoweredDown();
        return null;
    }

    static PowerPolicyState timerExpiredWakeCompletedPowerDownWaitForDirectedUp(
            FxPowerPolicyOwner policy) {
        policy.requirement().notifyDirectedPoweredDown();
        return null;
    }

    static PowerPolicyState timerExpiredWakeCapableWakeSucceededWaitForDirectedUp(
            FxPowerPolicyOwner policy) {
        policy.requirement().notifyDirectedPoweredDown();
        return null;
    }

    static PowerPolicyState timerExpiredWakeCapableWakeFailedWaitForDirectedUp(
            FxPowerPolicyOwner policy) {
        policy.requirement().notifyDirectedPoweredDown();
        return null;
    }

    static PowerPolicyState idleCapableDirectedDownTriggerDpr(FxPowerPolicyOwner policy) {
        policy.requirement().simulateRequired();
        return null;
    }

    static PowerPolicyState timerExpiredWakeCompletedPowerDownDirectedTriggerDpr(
            FxPowerPolicyOwner policy) {
        policy.requirement().simulateRequired();
        return null;
    }

    static PowerPolicyState timerExpiredWakeCapableWakeSucceededTriggerDpr(
            FxPowerPolicyOwner policy) {
        policy.requirement().simulateRequired();
        return null;
    }

    static PowerPolicyState timerExpiredWakeCapableWakeFailedTriggerDpr(FxPowerPolicyOwner policy) {
        policy.requirement().simulateRequired();
        return null;
    }

    static PowerPolicyState waitingArmedDirectedDownWakeInterruptFiredTriggerDpr(
            FxPowerPolicyOwner policy) {
        policy.requirement().simulateRequired();
        return null;
    }

    static PowerPolicyState waitingArmedDirectedDownTriggerDpr(FxPowerPolicyOwner policy) {
        policy.requirement().simulateRequired();
        return null;
    }

    static PowerPolicyState waitingArmedDirectedDownWakeSucceededTriggerDpr(
            FxPowerPolicyOwner policy) {
        policy.requirement().simulateRequired();
        return null;
    }

    static PowerPolicyState waitingArmedDirectedDownUsbSsCompletedTriggerDpr(
            FxPowerPolicyOwner policy) {
        policy.requirement().simulateRequired();
        return null;
    }

    static PowerPolicyState waitingArmedDirectedDownWakeFailedCancelUsbSsTriggerDpr(
            FxPowerPolicyOwner policy) {
        policy.requirement().simulateRequired();
        return null;
    }

    static PowerPolicyState timerExpiredWakeCapableUsbSsDirectedDown(FxPowerPolicyOwner policy) {
        policy.submitSelectiveSuspend();
        return null;
    }

    static PowerPolicyState waitingArmedWakeInterruptFiredDuringPowerDownCheckDirected(
            FxPowerPolicyOwner policy) {
        return policy.requirement().isDirected()
                ? WAITING_ARMED_DIRECTED_DOWN_WAKE_SUCCEEDED_CANCEL_USB_SS
                : WAITING_ARMED_WAKE_SUCCEEDED_CANCEL_USB_SS;
    }

    static PowerPolicyState timerExpiredWakeCompletedPowerDownCheckDirected(
            FxPowerPolicyOwner policy) {
        return policy.requirement().isDirected()
                ? TIMER_EXPIRED_WAKE_COMPLETED_POWER_DOWN_WAIT_FOR_DIRECTED_UP
                : TIMER_EXPIRED_WAKE_COMPLETED_POWER_UP;
    }

    static PowerPolicyState timerExpiredWakeCapableWakeSucceededCheckDirected(
            FxPowerPolicyOwner policy) {
        return policy.requirement().isDirected()
                ? TIMER_EXPIRED_WAKE_CAPABLE_WAKE_SUCCEEDED_WAIT_FOR_DIRECTED_UP
                : WOKE_FROM_S0_USB_SS;
    }

    static PowerPolicyState timerExpiredWakeCapableWakeFailedCheckDirected(
            FxPowerPolicyOwner policy) {
        return policy.requirement().isDirected()
                ? TIMER_EXPIRED_WAKE_CAPABLE_WAKE_FAILED_WAIT_FOR_DIRECTED_UP
                : WAKE_FAILED_USB_SS;
    }
}
