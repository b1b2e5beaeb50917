package org.backplane.kmdf.internal.pnp;

import org.backplane.kmdf.internal.callback.Outcome;
import org.backplane.kmdf.internal.hardware.WakeInterruptHost;
import org.backplane.kmdf.internal.policy.FxPowerPolicyOwner;
import org.backplane.kmdf.internal.policy.NotOwnerPolicy;
import org.backplane.kmdf.internal.policy.PolicyHost;
import org.backplane.kmdf.internal.policy.PowerPolicyEvent;
import org.backplane.kmdf.internal.policy.PowerPolicyMachine;
import org.backplane.kmdf.internal.power.PowerEvent;
import org.backplane.kmdf.internal.power.PowerHost;
import org.backplane.kmdf.internal.power.PowerMachine;
import org.backplane.kmdf.internal.power.SelfManagedIo;
import org.backplane.kmdf.internal.state.MachineHost;
import org.backplane.status.Status;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.power.SystemPowerState;

/**
 * The power side of a device: its power and power policy machines and its driver's own I/O, and
 * through whom they reach one another and PnP.
 *
 * <p><b>Level:</b> events at any level, the rest PASSIVE. <b>Serialised by:</b> the machines.
 */
public final class FxPkgPower implements PowerHost, PolicyHost, WakeInterruptHost {

    private final FxPkgPnp pnp;
    private final SelfManagedIo selfManagedIo;
    private final PowerMachine machine;
    private final PowerPolicyMachine policy;

    /** Whether ReleaseHardware waits for the removal when a transition fails. */
    private boolean releasesLate;

    /** Written by the PnP machine before it takes the device down. */
    private boolean leaving;

    FxPkgPower(FxPkgPnp pnp) {
        this.pnp = pnp;
        this.selfManagedIo = new SelfManagedIo(pnp.device());
        this.machine = new PowerMachine(this, selfManagedIo, pnp.device().isPdo());
        this.policy = makePolicy();
        pnp.device().interrupts().wakeHost(this);
    }

    /** The one place that decides which machine a device's power policy is. */
    private PowerPolicyMachine makePolicy() {
        return device().isPowerPolicyOwner()
                ? new FxPowerPolicyOwner(this)
                : new NotOwnerPolicy(this);
    }

    /** The power machine. */
    public PowerMachine machine() {
        return machine;
    }

    /** Says that ReleaseHardware waits for the removal when a transition fails. */
    public void releaseHardwareLate() {
        releasesLate = true;
    }

    SelfManagedIo selfManagedIo() {
        return selfManagedIo;
    }

    // What PnP asks.

    void start() {
        leaving = false;
        policy.post(PowerPolicyEvent.START);
    }

    void stop(boolean forGood) {
        leaving = forGood;
        policy.post(PowerPolicyEvent.STOP);
    }

    void surpriseRemove() {
        leaving = true;
        policy.post(PowerPolicyEvent.SURPRISE_REMOVE);
    }

    /** How the last transition went; never a success. */
    Outcome failure() {
        Outcome known = machine.outcome();
        return known.isOk()
                ? new Outcome(
                        Status.DEVICE_POWER_FAILURE,
                        pnp.device().instanceId() + " did not reach D0; the log says why")
                : known;
    }

    /** The bus of this child is in D0. */
    void parentToD0() {
        machine.post(PowerEvent.PARENT_TO_D0);
    }

    // PowerHost and PolicyHost.

    @Override
    public PnpDevice device() {
        return pnp.device();
    }

    @Override
    public PowerPolicyMachine policy() {
        return policy;
    }

    @Override
    public PowerHost powerParent() {
        return pnp instanceof FxPkgPdo child && child.isPowerDependentOnParent()
                ? child.bus().pnp().power()
                : null;
    }

    @Override
    public boolean isLeaving() {
        return leaving;
    }

    @Override
    public void transitionFailed(boolean up, Outcome reason) {
        if (releasesLate) {
            device().health().failed(reason);
            device().health().tellPnpManager();
        } else {
            pnp.post(up ? PnpEvent.POWER_UP_FAILED : PnpEvent.POWER_DOWN_FAILED);
        }
    }

    @Override
    public Outcome enableWakeAtBus(SystemPowerState lowest) {
        PdoCallbacks callbacks = pnp instanceof FxPkgPdo child ? child.registered() : null;
        return callbacks == null ? Outcome.OK : callbacks.enableWakeAtBus(lowest);
    }

    @Override
    public void disableWakeAtBus() {
        PdoCallbacks callbacks = pnp instanceof FxPkgPdo child ? child.registered() : null;
        if (callbacks != null) {
            callbacks.disableWakeAtBus();
        }
    }

    @Override
    public Status passPowerIrp(Irp irp) {
        if (device().isPdo()) {
            return irp.complete(Status.SUCCESS);
        }
        DeviceObject lower = device().lower();
        if (lower == null) {
            return irp.complete(Status.NO_SUCH_DEVICE);
        }
        irp.skipCurrent();
        return irp.call(lower);
    }

    @Override
    public void postToPower(PowerEvent event) {
        machine.post(event);
    }

    @Override
    public void postToPnp(PnpEvent event) {
        pnp.post(event);
    }

    @Override
    public void childrenMayPowerUp() {
        for (PnpChildren children : device().childLists()) {
            for (FxPkgPdo child : children.remaining()) {
                child.power().parentToD0();
            }
        }
    }

    @Override
    public void indicateWakeToChildren(Status how) {
        for (PnpChildren children : device().childLists()) {
            for (FxPkgPdo child : children.remaining()) {
                child.power().machine().irps().indicateWake(how);
            }
        }
    }

    @Override
    public boolean isPageable() {
        return machine.isPageable();
    }

    // WakeInterruptHost.

    @Override
    public MachineHost machines() {
        return device();
    }

    @Override
    public void wakeInterruptsSettled() {
        machine.post(PowerEvent.WAKE_INTERRUPT_COMPLETE_TRANSITION);
    }

    @Override
    public void wakeInterruptFired() {
        policy.post(PowerPolicyEvent.WAKE_INTERRUPT_FIRED);
    }
}
