package org.backplane.kmdf.internal.policy;

import static org.backplane.ddi.PowerPolicyState.CANCELING_WAKE_FOR_SYSTEM_SLEEP;
import static org.backplane.ddi.PowerPolicyState.CANCELING_WAKE_FOR_SYSTEM_SLEEP_WAKE_CANCELED;
import static org.backplane.ddi.PowerPolicyState.POWER_UP_FOR_SYSTEM_SLEEP_NOT_SEEN;
import static org.backplane.ddi.PowerPolicyState.SLEEPING_NO_WAKE_COMPLETE_POWER_DOWN;
import static org.backplane.ddi.PowerPolicyState.SLEEPING_NO_WAKE_DX_REQUEST_FAILED;
import static org.backplane.ddi.PowerPolicyState.SLEEPING_NO_WAKE_POWER_DOWN;
import static org.backplane.ddi.PowerPolicyState.SLEEPING_WAKE_CANCEL_WAKE;
import static org.backplane.ddi.PowerPolicyState.SLEEPING_WAKE_CANCEL_WAKE_NP;
import static org.backplane.ddi.PowerPolicyState.SLEEPING_WAKE_POWER_DOWN;
import static org.backplane.ddi.PowerPolicyState.SLEEPING_WAKE_REVERT_ARM_WAKE;
import static org.backplane.ddi.PowerPolicyState.SLEEPING_WAKE_REVERT_ARM_WAKE_NP;
import static org.backplane.ddi.PowerPolicyState.SLEEPING_WAKE_WAKE_ARRIVED;
import static org.backplane.ddi.PowerPolicyState.SLEEPING_WAKE_WAKE_ARRIVED_NP;
import static org.backplane.ddi.PowerPolicyState.SYSTEM_ASLEEP_NO_WAKE;
import static org.backplane.ddi.PowerPolicyState.SYSTEM_SLEEP_NEED_WAKE;

import org.backplane.ddi.PowerPolicyState;
import org.backplane.kmdf.internal.power.PowerEvent;

/** What an owner does when the system goes to sleep. */
final class PolicySleeping {

    private PolicySleeping() {}

    static PowerPolicyState sleeping(FxPowerPolicyOwner policy) {
        policy.beginSleep();
        return policy.wakesFromPendingState()
                ? SLEEPING_WAKE_POWER_DOWN
                : SLEEPING_NO_WAKE_POWER_DOWN;
    }

    static PowerPolicyState sleepingNoWakePowerDown(FxPowerPolicyOwner policy) {
        return policy.requestDx(policy.dxWithoutWake()) ? null : SLEEPING_NO_WAKE_DX_REQUEST_FAILED;
    }

    static PowerPolicyState sleepingNoWakeCompletePowerDown(FxPowerPolicyOwner policy) {
        policy.power(PowerEvent.COMPLETE_DX);
        return null;
    }

    static PowerPolicyState sleepingWakePowerDown(FxPowerPolicyOwner policy) {
        return policy.requestDx(policy.wakePolicy().dxState()) ? null : SLEEPING_NO_WAKE_POWER_DOWN;
    }

    /** Asks for the deepest state: a system in S3 may go on to S4 without telling. */
    static PowerPolicyState sleepingSendWake(FxPowerPolicyOwner policy) {
        return policy.sendWaitWake(policy.deepestWakeState())
                ? null
                : SLEEPING_NO_WAKE_COMPLETE_POWER_DOWN;
    }

    static PowerPolicyState checkPowerPageable(FxPowerPolicyOwner policy) {
        return policy.isPageable() ? SLEEPING_WAKE_WAKE_ARRIVED : SLEEPING_WAKE_WAKE_ARRIVED_NP;
    }

    static PowerPolicyState sleepingWakeWakeArrived(FxPowerPolicyOwner policy) {
        if (!policy.armFromSx()) {
            return SLEEPING_WAKE_REVERT_ARM_WAKE;
        }
        if (!policy.enableWakeAtBus(policy.pendingSystemState())) {
            return SLEEPING_WAKE_REVERT_ARM_WAKE;
        }
        policy.power(PowerEvent.COMPLETE_DX);
        return null;
    }

    static PowerPolicyState sleepingWakeWakeArrivedNp(FxPowerPolicyOwner policy) {
        if (!policy.armFromSx()) {
            return SLEEPING_WAKE_REVERT_ARM_WAKE_NP;
        }
        if (!policy.enableWakeAtBus(policy.pendingSystemState())) {
            return SLEEPING_WAKE_REVERT_ARM_WAKE_NP;
        }
        policy.power(PowerEvent.COMPLETE_DX);
        return null;
    }

    /** Disarms also what could not be armed: a driver may count on the pair. */
    static PowerPolicyState sleepingWakeRevertArmWake(FxPowerPolicyOwner policy) {
        policy.disarmFromSx();
        return SLEEPING_WAKE_CANCEL_WAKE;
    }

    static PowerPolicyState sleepingWakeRevertArmWakeNp(FxPowerPolicyOwner policy) {
        policy.disarmFromSx();
        return SLEEPING_WAKE_CANCEL_WAKE_NP;
    }

    static PowerPolicyState sleepingWakeCancelWake(FxPowerPolicyOwner policy) {
        return policy.awaitCancelledWake() ? null : SLEEPING_NO_WAKE_COMPLETE_POWER_DOWN;
    }

    static PowerPolicyState sleepingWakeCancelWakeNp(FxPowerPolicyOwner policy) {
        return policy.awaitCancelledWake() ? null : SLEEPING_NO_WAKE_COMPLETE_POWER_DOWN;
    }

    static PowerPolicyState systemSleepFromDeviceWaitingUnarmed(FxPowerPolicyOwner policy) {
        return policy.wakesFromPendingState() ? SYSTEM_SLEEP_NEED_WAKE : SYSTEM_ASLEEP_NO_WAKE;
    }

    /** Back to D0, where the driver can arm the device; if that is impossible it stays as it is. */
    static PowerPolicyState systemSleepNeedWake(FxPowerPolicyOwner policy) {
        policy.disableTimer();
        return policy.requestD0() ? null : SYSTEM_ASLEEP_NO_WAKE;
    }

    static PowerPolicyState systemSleepNeedWakeCompletePowerUp(FxPowerPolicyOwner policy) {
        policy.power(PowerEvent.COMPLETE_D0);
        return null;
    }

    static PowerPolicyState cancelingUsbSsForSystemSleep(FxPowerPolicyOwner policy) {
        return policy.cancelSelectiveSuspend() ? null : CANCELING_WAKE_FOR_SYSTEM_SLEEP;
    }

    static PowerPolicyState cancelingWakeForSystemSleep(FxPowerPolicyOwner policy) {
        return policy.awaitCancelledWake() ? null : CANCELING_WAKE_FOR_SYSTEM_SLEEP_WAKE_CANCELED;
    }

    static PowerPolicyState cancelingWakeForSystemSleepWakeCanceled(FxPowerPolicyOwner policy) {
        return policy.requestD0() ? null : POWER_UP_FOR_SYSTEM_SLEEP_NOT_SEEN;
    }

    static PowerPolicyState disarmingWakeForSystemSleepCompletePowerUp(FxPowerPolicyOwner policy) {
        policy.disarmFromS0();
        policy.power(PowerEvent.COMPLETE_D0);
        return null;
    }
}
