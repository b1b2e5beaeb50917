package org.backplane.kmdf.internal.policy;

import static org.backplane.ddi.PowerPolicyState.STARTED;
import static org.backplane.ddi.PowerPolicyState.STARTED_IDLE_CAPABLE;
import static org.backplane.ddi.PowerPolicyState.STARTED_WAKE_CAPABLE;
import static org.backplane.ddi.PowerPolicyState.STARTING_DECIDE_S0_WAKE;
import static org.backplane.ddi.PowerPolicyState.STARTING_POWERED_UP_FAILED;
import static org.backplane.ddi.PowerPolicyState.STARTING_SUCCEEDED;
import static org.backplane.ddi.PowerPolicyState.STOPPED;

import org.backplane.ddi.PowerPolicyState;
import org.backplane.kmdf.internal.pnp.PnpEvent;
import org.backplane.kmdf.internal.power.PowerEvent;

/** What an owner does while its device starts. */
final class PolicyStarting {

    private PolicyStarting() {}

    static PowerPolicyState starting(FxPowerPolicyOwner policy) {
        policy.idleStart();
        policy.power(PowerEvent.IMPLICIT_D0);
        return null;
    }

    /** In D0, so that the driver may touch hardware while it is registered with PoFx. */
    static PowerPolicyState startingPoweredUp(FxPowerPolicyOwner policy) {
        return policy.registerWithPoFx() ? STARTING_SUCCEEDED : STARTING_POWERED_UP_FAILED;
    }

    static PowerPolicyState startingPoweredUpFailed(FxPowerPolicyOwner policy) {
        policy.power(PowerEvent.IMPLICIT_D3);
        return null;
    }

    static PowerPolicyState startingSucceeded(FxPowerPolicyOwner policy) {
        policy.pnp(PnpEvent.PWR_POL_STARTED);
        return STARTING_DECIDE_S0_WAKE;
    }

    static PowerPolicyState startingFailed(FxPowerPolicyOwner policy) {
        policy.idleStop();
        policy.pnp(PnpEvent.PWR_POL_START_FAILED);
        return null;
    }

    /**
     * Every way into a started state leads through here, so that changed settings come into effect.
     */
    static PowerPolicyState startingDecideS0Wake(FxPowerPolicyOwner policy) {
        policy.childrenCanPowerUp();
        policy.requirement().updateIdleTimeoutHint();
        IdlePolicy idle = policy.idlePolicy();
        if (!idle.isEnabled()) {
            return STARTED;
        }
        return idle.isWakeCapable() ? STARTED_WAKE_CAPABLE : STARTED_IDLE_CAPABLE;
    }

    static PowerPolicyState restarting(FxPowerPolicyOwner policy) {
        return starting(policy);
    }

    static PowerPolicyState restartingFailed(FxPowerPolicyOwner policy) {
        policy.idleStop();
        policy.pnp(PnpEvent.PWR_POL_START_FAILED);
        return STOPPED;
    }
}
