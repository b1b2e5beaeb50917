package org.backplane.kmdf.internal.policy;

import static org.backplane.ddi.PowerPolicyState.SYSTEM_WAKE_DEVICE_D0_POWER_REQUEST_FAILED;
import static org.backplane.ddi.PowerPolicyState.SYSTEM_WAKE_DEVICE_TO_D0;
import static org.backplane.ddi.PowerPolicyState.SYSTEM_WAKE_DEVICE_WAKE_COMPLETE_POWER_UP;
import static org.backplane.ddi.PowerPolicyState.SYSTEM_WAKE_DEVICE_WAKE_ENABLED_WAKE_CANCELED;
import static org.backplane.ddi.PowerPolicyState.SYSTEM_WAKE_DEVICE_WAKE_ENABLED_WAKE_CANCELED_NP;
import static org.backplane.ddi.PowerPolicyState.SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED;
import static org.backplane.ddi.PowerPolicyState.SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED_NP;
import static org.backplane.ddi.PowerPolicyState.SYSTEM_WAKE_QUERY_IDLE;
import static org.backplane.ddi.PowerPolicyState.WAITING_UNARMED;

import org.backplane.ddi.PowerPolicyState;
import org.backplane.kmdf.internal.pnp.DeviceCallback;
import org.backplane.kmdf.internal.power.PowerEvent;

/** What an owner does while the system sleeps, and when it wakes. */
final class PolicyWaking {

    private PolicyWaking() {}

    static PowerPolicyState systemAsleepWakeArmed(FxPowerPolicyOwner policy) {
        policy.completeSystemIrp();
        return null;
    }

    static PowerPolicyState systemAsleepWakeArmedNp(FxPowerPolicyOwner policy) {
        policy.completeSystemIrp();
        return null;
    }

    static PowerPolicyState systemAsleepNoWake(FxPowerPolicyOwner policy) {
        policy.completeSystemIrp();
        return null;
    }

    static PowerPolicyState systemWakeDeviceWakeEnabled(FxPowerPolicyOwner policy) {
        return policy.awaitCancelledWake() ? null : SYSTEM_WAKE_DEVICE_WAKE_ENABLED_WAKE_CANCELED;
    }

    static PowerPolicyState systemWakeDeviceWakeEnabledNp(FxPowerPolicyOwner policy) {
        return policy.awaitCancelledWake()
                ? null
                : SYSTEM_WAKE_DEVICE_WAKE_ENABLED_WAKE_CANCELED_NP;
    }

    static PowerPolicyState systemWakeDeviceWakeInterruptFired(FxPowerPolicyOwner policy) {
        return policy.awaitCancelledWake() ? null : SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED;
    }

    static PowerPolicyState systemWakeDeviceWakeInterruptFiredNp(FxPowerPolicyOwner policy) {
        return policy.awaitCancelledWake() ? null : SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED_NP;
    }

    static PowerPolicyState systemWakeDeviceWakeEnabledWakeCanceled(FxPowerPolicyOwner policy) {
        return policy.requestD0() ? null : SYSTEM_WAKE_DEVICE_D0_POWER_REQUEST_FAILED;
    }

    static PowerPolicyState systemWakeDeviceWakeEnabledWakeCanceledNp(FxPowerPolicyOwner policy) {
        return policy.requestD0() ? null : SYSTEM_WAKE_DEVICE_D0_POWER_REQUEST_FAILED;
    }

    static PowerPolicyState systemWakeDeviceWakeTriggeredS0(FxPowerPolicyOwner policy) {
        return policy.requestD0() ? null : SYSTEM_WAKE_DEVICE_D0_POWER_REQUEST_FAILED;
    }

    static PowerPolicyState systemWakeDeviceWakeTriggeredS0Np(FxPowerPolicyOwner policy) {
        return policy.requestD0() ? null : SYSTEM_WAKE_DEVICE_D0_POWER_REQUEST_FAILED;
    }

    static PowerPolicyState systemWakeDeviceToD0(FxPowerPolicyOwner policy) {
        return policy.requestD0() ? null : SYSTEM_WAKE_DEVICE_D0_POWER_REQUEST_FAILED;
    }

    static PowerPolicyState systemWakeDeviceWakeDisarm(FxPowerPolicyOwner policy) {
        policy.disableWakeAtBus();
        policy.disarmFromSx();
        return SYSTEM_WAKE_DEVICE_WAKE_COMPLETE_POWER_UP;
    }

    static PowerPolicyState systemWakeDeviceWakeDisarmNp(FxPowerPolicyOwner policy) {
        policy.disableWakeAtBus();
        policy.disarmFromSx();
        return SYSTEM_WAKE_DEVICE_WAKE_COMPLETE_POWER_UP;
    }

    static PowerPolicyState systemWakeDeviceWokeDisarm(FxPowerPolicyOwner policy) {
        policy.disableWakeAtBus();
        policy.callbacks().run(DeviceCallback.WAKE_FROM_SX_TRIGGERED);
        policy.disarmFromSx();
        return SYSTEM_WAKE_DEVICE_WAKE_COMPLETE_POWER_UP;
    }

    static PowerPolicyState systemWakeDeviceWokeDisarmNp(FxPowerPolicyOwner policy) {
        policy.disableWakeAtBus();
        policy.callbacks().run(DeviceCallback.WAKE_FROM_SX_TRIGGERED);
        policy.disarmFromSx();
        return SYSTEM_WAKE_DEVICE_WAKE_COMPLETE_POWER_UP;
    }

    static PowerPolicyState systemWakeDeviceWakeCompletePowerUp(FxPowerPolicyOwner policy) {
        return completePowerUp(policy);
    }

    static PowerPolicyState systemWakeDeviceToD0CompletePowerUp(FxPowerPolicyOwner policy) {
        return completePowerUp(policy);
    }

    /**
     * For PoFx, the return of the system is a requirement of power; and a device that was idle when
     * the system went to sleep is in use from now on.
     */
    private static PowerPolicyState completePowerUp(FxPowerPolicyOwner policy) {
        policy.requirement().requestComponentActive();
        policy.requirement().simulateRequired();
        policy.requirement().deviceIsPoweredOn();
        policy.power(PowerEvent.COMPLETE_D0);
        return null;
    }

    static PowerPolicyState systemWakeDeviceWakeDisabled(FxPowerPolicyOwner policy) {
        return policy.idlePolicy().staysInDxOnSystemWake()
                ? SYSTEM_WAKE_QUERY_IDLE
                : SYSTEM_WAKE_DEVICE_TO_D0;
    }

    static PowerPolicyState systemWakeQueryIdle(FxPowerPolicyOwner policy) {
        return policy.returnsToIdle() ? WAITING_UNARMED : SYSTEM_WAKE_DEVICE_TO_D0;
    }
}
