package org.backplane.kmdf.internal.policy;

import org.backplane.ddi.PowerPolicyState;
import org.backplane.kmdf.internal.pnp.PnpEvent;
import org.backplane.kmdf.internal.pnp.StateChanges;
import org.backplane.kmdf.internal.power.PowerEvent;
import org.backplane.kmdf.internal.state.MachineContext;
import org.backplane.kmdf.internal.state.StateMachine;
import org.backplane.status.Status;
import org.backplane.wdm.Irp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;

/**
 * The power policy of a driver that does not own the policy of its stack: it starts and stops its
 * device, and lets every power IRP have its way.
 *
 * <p><b>Level:</b> as {@link PowerPolicyMachine}. <b>Serialised by:</b> its machine.
 */
public final class NotOwnerPolicy
        implements PowerPolicyMachine, MachineContext<PowerPolicyState, PowerPolicyEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(NotOwnerPolicy.class);

    private final PolicyHost host;
    private final StateMachine<PowerPolicyState, PowerPolicyEvent, NotOwnerPolicy> machine;

    /** Makes the policy of a device that has not started. */
    public NotOwnerPolicy(PolicyHost host) {
        this.host = host;
        this.machine = new StateMachine<>(host.device(), NotOwnerTable.TABLE, this);
    }

    @Override
    public boolean isOwner() {
        return false;
    }

    @Override
    public void post(PowerPolicyEvent event) {
        machine.post(event);
    }

    @Override
    public PowerPolicyState state() {
        return machine.state();
    }

    @Override
    public List<PowerPolicyState> history() {
        return machine.history();
    }

    @Override
    public Status systemPower(Irp irp) {
        return host.passPowerIrp(irp);
    }

    @Override
    public void leaving(PowerPolicyState state, PowerPolicyState next) {
        StateChanges watched = host.device().stateChanges();
        if (watched != null) {
            watched.policy(host.device(), state, next);
        }
    }

    @Override
    public void entered(PowerPolicyState state) {
        host.device().stateEntered("PowerPolicy", state);
    }

    @Override
    public void processed(PowerPolicyState state) {
        StateChanges watched = host.device().stateChanges();
        if (watched != null) {
            watched.policyProcessed(host.device(), state);
        }
    }

    @Override
    public void dropped(PowerPolicyState state, PowerPolicyEvent event) {
        LOG.warn("{}: power policy event {} in state {}", host.device().instanceId(), event, state);
    }

    // The actions.

    PowerPolicyState powerUp() {
        host.postToPower(PowerEvent.IMPLICIT_D0);
        return null;
    }

    PowerPolicyState started() {
        host.postToPnp(PnpEvent.PWR_POL_STARTED);
        return PowerPolicyState.STARTING_SUCCEEDED;
    }

    PowerPolicyState startFailed() {
        host.postToPnp(PnpEvent.PWR_POL_START_FAILED);
        return null;
    }

    PowerPolicyState completeD0() {
        host.postToPower(PowerEvent.COMPLETE_D0);
        return null;
    }

    PowerPolicyState completeDx() {
        host.postToPower(PowerEvent.COMPLETE_DX);
        return null;
    }

    PowerPolicyState stopping() {
        host.postToPower(PowerEvent.IMPLICIT_D3);
        return PowerPolicyState.STOPPING_WAITING_FOR_IMPLICIT_POWER_DOWN;
    }

    PowerPolicyState stopped() {
        host.postToPnp(PnpEvent.PWR_POL_STOPPED);
        return PowerPolicyState.STOPPED;
    }

    PowerPolicyState stopFailed() {
        host.postToPnp(PnpEvent.PWR_POL_STOP_FAILED);
        return PowerPolicyState.STOPPED;
    }

    PowerPolicyState removed() {
        host.postToPnp(PnpEvent.PWR_POL_REMOVED);
        return null;
    }
}
