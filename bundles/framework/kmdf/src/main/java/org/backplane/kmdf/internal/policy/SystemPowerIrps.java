package org.backplane.kmdf.internal.policy;

import org.backplane.kmdf.internal.pnp.PnpDevice;
import org.backplane.status.Status;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.power.PowerChange.SystemPower;
import org.backplane.wdm.power.PowerMinor;
import org.backplane.wdm.power.SystemPowerState;

/**
 * What a policy owner does with IRPs about the system's power state: a return to S0 passes at once,
 * and the device follows; the way to sleep is kept on its way back up, until the device is in Dx.
 */
final class SystemPowerIrps {

    private SystemPowerIrps() {}

    static Status dispatch(FxPowerPolicyOwner policy, Irp irp) {
        SystemPowerState state = ((SystemPower) irp.current().argument()).state();
        if (irp.current().minor() == PowerMinor.QUERY_POWER) {
            return query(policy, irp, state);
        }
        if (state != SystemPowerState.WORKING) {
            return sleep(policy, irp);
        }
        policy.post(PowerPolicyEvent.S0);
        irp.status(Status.SUCCESS);
        return policy.host().passPowerIrp(irp);
    }

    /**
     * A device that is to wake the system does not let it sleep where it cannot; hibernation and
     * shutdown it does not refuse.
     */
    private static Status query(FxPowerPolicyOwner policy, Irp irp, SystemPowerState state) {
        boolean sleeps = SystemPowerState.HIBERNATE.isDeeperThan(state);
        if (sleeps && policy.isWakeEnabled() && !policy.wakesFrom(state)) {
            irp.result(
                    policy.host().device()
                            + " is to wake the system, and cannot do so from "
                            + state
                            + " but from "
                            + policy.deepestWakeState()
                            + " at most");
            return irp.complete(Status.POWER_STATE_INVALID);
        }
        irp.status(Status.SUCCESS);
        return policy.host().passPowerIrp(irp);
    }

    private static Status sleep(FxPowerPolicyOwner policy, Irp irp) {
        PnpDevice device = policy.host().device();
        irp.markPending();
        if (device.isPdo()) {
            policy.keepSystemIrp(irp);
            return Status.PENDING;
        }
        irp.copyCurrentToNext();
        irp.setCompletionRoutine(
                (_, returned, _) -> {
                    policy.keepSystemIrp(returned);
                    return false;
                },
                null);
        DeviceObject lower = device.lower();
        if (lower == null) {
            irp.refuse(Status.NO_SUCH_DEVICE);
        } else {
            irp.call(lower);
        }
        return Status.PENDING;
    }
}
