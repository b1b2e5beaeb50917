package org.backplane.kmdf.internal.policy;

import static org.backplane.ddi.PowerPolicyState.STARTED;
import static org.backplane.ddi.PowerPolicyState.STARTED_CANCEL_TIMER;
import static org.backplane.ddi.PowerPolicyState.STARTED_IDLE_CAPABLE_CANCEL_TIMER_FOR_SLEEP;
import static org.backplane.ddi.PowerPolicyState.STARTED_IDLE_CAPABLE_TIMER_CANCELED_FOR_SLEEP;
import static org.backplane.ddi.PowerPolicyState.STARTED_IDLE_CAPABLE_WAIT_FOR_IDLE_TIMEOUT;
import static org.backplane.ddi.PowerPolicyState.STARTED_WAIT_FOR_IDLE_TIMEOUT;
import static org.backplane.ddi.PowerPolicyState.STARTED_WAKE_CAPABLE_TIMER_CANCELED_FOR_SLEEP;
import static org.backplane.ddi.PowerPolicyState.STARTED_WAKE_CAPABLE_WAIT_FOR_IDLE_TIMEOUT;
import static org.backplane.ddi.PowerPolicyState.STARTING_DECIDE_S0_WAKE;
import static org.backplane.ddi.PowerPolicyState.STOPPING_CANCEL_TIMER;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_DECIDE_USB_SS;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_NO_WAKE;

import org.backplane.ddi.PowerPolicyState;

/** What an owner does while its device is in D0 and works, or is idle and still in D0. */
final class PolicyStarted {

    private PolicyStarted() {}

    /** Lets those go on who wait for D0: the device may come from a state with idling. */
    static PowerPolicyState started(FxPowerPolicyOwner policy) {
        policy.disableTimer();
        return null;
    }

    static PowerPolicyState startedIdleCapable(FxPowerPolicyOwner policy) {
        policy.enableTimer();
        return null;
    }

    static PowerPolicyState startedWakeCapable(FxPowerPolicyOwner policy) {
        policy.enableTimer();
        return null;
    }

    static PowerPolicyState startedCancelTimer(FxPowerPolicyOwner policy) {
        return policy.disableTimer() ? STARTING_DECIDE_S0_WAKE : STARTED_WAIT_FOR_IDLE_TIMEOUT;
    }

    static PowerPolicyState startedIdleCapableCancelTimerForSleep(FxPowerPolicyOwner policy) {
        return policy.disableTimer()
                ? STARTED_IDLE_CAPABLE_TIMER_CANCELED_FOR_SLEEP
                : STARTED_IDLE_CAPABLE_WAIT_FOR_IDLE_TIMEOUT;
    }

    static PowerPolicyState startedWakeCapableCancelTimerForSleep(FxPowerPolicyOwner policy) {
        return policy.disableTimer()
                ? STARTED_WAKE_CAPABLE_TIMER_CANCELED_FOR_SLEEP
                : STARTED_WAKE_CAPABLE_WAIT_FOR_IDLE_TIMEOUT;
    }

    /** Goes down at once, or waits until the system says that it does not need the device. */
    static PowerPolicyState idleCapableDeviceIdle(FxPowerPolicyOwner policy) {
        return policy.requirement().declareComponentIdle() ? TIMER_EXPIRED_NO_WAKE : null;
    }

    static PowerPolicyState wakeCapableDeviceIdle(FxPowerPolicyOwner policy) {
        return policy.requirement().declareComponentIdle() ? TIMER_EXPIRED_DECIDE_USB_SS : null;
    }

    static PowerPolicyState deviceIdleReturnToActive(FxPowerPolicyOwner policy) {
        policy.requirement().requestComponentActive();
        return STARTED_CANCEL_TIMER;
    }

    static PowerPolicyState deviceIdleSleeping(FxPowerPolicyOwner policy) {
        policy.requirement().requestComponentActive();
        return STARTED_IDLE_CAPABLE_CANCEL_TIMER_FOR_SLEEP;
    }

    static PowerPolicyState deviceIdleStopping(FxPowerPolicyOwner policy) {
        policy.requirement().requestComponentActive();
        return STOPPING_CANCEL_TIMER;
    }

    /**
     * A device that may not idle now says that it went down, and stays: the way that KMDF takes
     * unless it is built to let such devices go down.
     */
    static PowerPolicyState startedNotIdleCapableDirectedDown(FxPowerPolicyOwner policy) {
        policy.requirement().notifyDirectedPoweredDown();
        policy.requirement().deviceIsPoweredOn();
        return STARTED;
    }
}
