package org.backplane.kmdf.internal.power;

import org.backplane.ddi.PowerDeviceState;
import org.backplane.ddi.PowerState;
import org.backplane.kmdf.internal.callback.Outcome;
import org.backplane.kmdf.internal.pnp.PnpDevice;
import org.backplane.kmdf.internal.pnp.StateChanges;
import org.backplane.kmdf.internal.state.MachineContext;
import org.backplane.kmdf.internal.state.StateMachine;
import org.backplane.wdm.power.DevicePowerState;
import org.backplane.wdm.power.PowerRequests;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;

/**
 * A device's power machine: brings the device to D0 and out of it, because it starts or stops, or
 * because a power IRP says so. What it does in each state stands in the classes by phase beside it.
 *
 * <p><b>Level:</b> {@link #post} any; the actions run at PASSIVE. <b>Serialised by:</b> the
 * machine, in whose actions all fields are written.
 */
public final class PowerMachine implements MachineContext<PowerState, PowerEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(PowerMachine.class);

    private final PowerHost host;
    private final SelfManagedIo selfManagedIo;
    private final StateMachine<PowerState, PowerEvent, PowerMachine> machine;
    private final PowerIrps irps;
    private final boolean ownsWakeAtBus;

    /** The state that the device is in, or comes from. */
    private volatile PowerDeviceState deviceState = PowerDeviceState.D3_FINAL;

    /** Whether the power code may wait for paged memory; tells the twins of the table apart. */
    private volatile boolean pageable = true;

    /** Whether the driver said that it is never pageable. */
    private boolean notPageable;

    /** How the transition under way, or the last one, went. */
    private Outcome outcome = Outcome.OK;

    /** Whether the bus of this child is held in D0 for it. */
    private boolean parentReferenced;

    /** Whether the bus has been told that this child is armed for wake. */
    private boolean armedAtBus;

    /**
     * Makes the machine of a device that has not started.
     *
     * @param ownsWakeAtBus whether the device is the lowest of its stack, where wake IRPs wait
     */
    public PowerMachine(PowerHost host, SelfManagedIo selfManagedIo, boolean ownsWakeAtBus) {
        this.host = host;
        this.selfManagedIo = selfManagedIo;
        this.ownsWakeAtBus = ownsWakeAtBus;
        this.irps = new PowerIrps(this);
        this.machine = new StateMachine<>(host.device(), PowerTable.TABLE, this);
    }

    /** Hands an event to the machine. */
    public void post(PowerEvent event) {
        machine.post(event);
    }

    /** The state of the machine. */
    public PowerState state() {
        return machine.state();
    }

    /** The last states, oldest first. */
    public List<PowerState> history() {
        return machine.history();
    }

    /** The power state that the device is in, or comes from. */
    public PowerDeviceState deviceState() {
        return deviceState;
    }

    /** What the device does with power IRPs. */
    public PowerIrps irps() {
        return irps;
    }

    /** How the last transition went. */
    public Outcome outcome() {
        return outcome;
    }

    /** Says that the power code does not wait for paged memory; before the device starts. */
    public void notPageable() {
        notPageable = true;
        pageable = false;
    }

    /** A special file has come to the device, or the last one has left it. */
    public void inSpecialUse(boolean inUse) {
        boolean yes = !inUse && !notPageable;
        if (pageable != yes) {
            pageable = yes;
            post(yes ? PowerEvent.MARK_PAGEABLE : PowerEvent.MARK_NONPAGEABLE);
        }
    }

    @Override
    public void leaving(PowerState state, PowerState next) {
        StateChanges watched = host.device().stateChanges();
        if (watched != null) {
            watched.power(host.device(), state, next);
        }
    }

    @Override
    public void entered(PowerState state) {
        host.device().stateEntered("Power", state);
    }

    @Override
    public void processed(PowerState state) {
        StateChanges watched = host.device().stateChanges();
        if (watched != null) {
            watched.powerProcessed(host.device(), state);
        }
    }

    /**
     * An event for which the state has no use. An IRP that came with it goes on, and power policy
     * gets the answer that it waits for.
     */
    @Override
    public void ignored(PowerState state, PowerEvent event) {
        switch (event) {
            case D0, DX -> irps.release();
            case IMPLICIT_D3 -> host.policy().poweredDown(true);
            case WAKE_SUCCEEDED, WAKE_FAILED, WAKE_CANCELED -> irps.wake().completeDone();
            default -> {}
        }
    }

    @Override
    public void dropped(PowerState state, PowerEvent event) {
        LOG.warn("{}: power event {} in state {}", host.device().instanceId(), event, state);
        ignored(state, event);
    }

    // What the phases use.

    PowerHost host() {
        return host;
    }

    PnpDevice device() {
        return host.device();
    }

    SelfManagedIo selfManagedIo() {
        return selfManagedIo;
    }

    boolean isPdo() {
        return ownsWakeAtBus;
    }

    /** Whether the power code may wait for paged memory. */
    public boolean isPageable() {
        return pageable;
    }

    /** A transition begins. */
    void begin() {
        outcome = Outcome.OK;
    }

    /** A step has ended; the first that failed in a transition is the one that counts. */
    boolean note(Outcome step) {
        outcome = outcome.then(step);
        return step.isOk();
    }

    /** The device is in this state now (PowerSetDevicePowerState). */
    void deviceState(PowerDeviceState state) {
        deviceState = state;
        PowerRequests manager = device().kernel().powerRequests();
        if (manager != null) {
            manager.deviceStateChanged(device().deviceObject().pdo(), toWdm(state));
        }
    }

    private static DevicePowerState toWdm(PowerDeviceState state) {
        return switch (state) {
            case D0 -> DevicePowerState.D0;
            case D1 -> DevicePowerState.D1;
            case D2 -> DevicePowerState.D2;
            case D3, D3_FINAL, PREPARE_FOR_HIBERNATION -> DevicePowerState.D3;
        };
    }

    /** Where a device in D0 rests. */
    PowerState d0State() {
        return pageable
                ? d0State(PowerState.D0_BUS_WAKE_OWNER, PowerState.D0)
                : d0State(PowerState.D0_BUS_WAKE_OWNER_NP, PowerState.D0_NP);
    }

    PowerState d0State(PowerState wakeOwner, PowerState other) {
        return ownsWakeAtBus ? wakeOwner : other;
    }

    boolean isParentReferenced() {
        return parentReferenced;
    }

    void parentReferenced(boolean yes) {
        parentReferenced = yes;
    }

    boolean isArmedAtBus() {
        return armedAtBus;
    }

    void armedAtBus(boolean yes) {
        armedAtBus = yes;
    }
}
