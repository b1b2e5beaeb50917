package org.backplane.kmdf.internal.policy;

import static org.backplane.ddi.PowerPolicyState.DEVICE_D0_POWER_REQUEST_FAILED;
import static org.backplane.ddi.PowerPolicyState.S0_NO_WAKE_POWER_UP;
import static org.backplane.ddi.PowerPolicyState.STARTED;
import static org.backplane.ddi.PowerPolicyState.STARTED_IDLE_CAPABLE;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_NO_WAKE_RETURN_TO_ACTIVE;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_NO_WAKE_UNDO_POWER_DOWN;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_NO_WAKE_UNDO_POWER_DOWN_WAIT_FOR_DIRECTED_UP;
import static org.backplane.ddi.PowerPolicyState.WAITING_UNARMED;
import static org.backplane.ddi.PowerPolicyState.WAITING_UNARMED_DIRECTED_DOWN;
import static org.backplane.ddi.PowerPolicyState.WAITING_UNARMED_QUERY_IDLE;

import org.backplane.ddi.PowerPolicyState;
import org.backplane.kmdf.internal.power.PowerEvent;

/** What an owner does when its idle device leaves D0 without being able to wake, and returns. */
final class PolicyIdling {

    private PolicyIdling() {}

    static PowerPolicyState timerExpiredNoWake(FxPowerPolicyOwner policy) {
        if (!policy.requirement().notifyDevicePowerDown()) {
            return TIMER_EXPIRED_NO_WAKE_RETURN_TO_ACTIVE;
        }
        return policy.idlePowerDown() ? null : TIMER_EXPIRED_NO_WAKE_UNDO_POWER_DOWN;
    }

    static PowerPolicyState timerExpiredNoWakeCompletePowerDown(FxPowerPolicyOwner policy) {
        policy.power(PowerEvent.COMPLETE_DX);
        return null;
    }

    /** The timer runs again only when it is enabled, and not from power-up on. */
    static PowerPolicyState timerExpiredNoWakePoweredDownDisableIdleTimer(
            FxPowerPolicyOwner policy) {
        policy.disableTimer();
        return policy.requirement().isDirected()
                ? WAITING_UNARMED_DIRECTED_DOWN
                : WAITING_UNARMED_QUERY_IDLE;
    }

    static PowerPolicyState timerExpiredNoWakeUndoPowerDown(FxPowerPolicyOwner policy) {
        return policy.undoPowerDown()
                ? TIMER_EXPIRED_NO_WAKE_UNDO_POWER_DOWN_WAIT_FOR_DIRECTED_UP
                : TIMER_EXPIRED_NO_WAKE_RETURN_TO_ACTIVE;
    }

    static PowerPolicyState timerExpiredNoWakeReturnToActive(FxPowerPolicyOwner policy) {
        policy.requirement().requestComponentActive();
        return policy.idlePolicy().isEnabled() ? STARTED_IDLE_CAPABLE : STARTED;
    }

    /** Whoever needed the device may have gone meanwhile. */
    static PowerPolicyState waitingUnarmedQueryIdle(FxPowerPolicyOwner policy) {
        return policy.returnsToIdle() ? WAITING_UNARMED : S0_NO_WAKE_POWER_UP;
    }

    static PowerPolicyState s0NoWakePowerUp(FxPowerPolicyOwner policy) {
        policy.requirement().requestComponentActive();
        return policy.requestD0() ? null : DEVICE_D0_POWER_REQUEST_FAILED;
    }

    static PowerPolicyState s0NoWakeCompletePowerUp(FxPowerPolicyOwner policy) {
        policy.tellThatPoweredOn();
        policy.power(PowerEvent.COMPLETE_D0);
        return null;
    }
}
