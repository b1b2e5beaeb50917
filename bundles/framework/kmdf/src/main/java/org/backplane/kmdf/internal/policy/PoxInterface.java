package org.backplane.kmdf.internal.policy;

import static org.backplane.kmdf.internal.policy.DevicePowerRequirementState.DEVICE_POWER_NOT_REQUIRED_DX;
import static org.backplane.kmdf.internal.policy.DevicePowerRequirementState.DEVICE_POWER_REQUIRED_D0;
import static org.backplane.kmdf.internal.policy.DevicePowerRequirementState.DIRECTED_POWER_DOWN_COMPLETE;
import static org.backplane.kmdf.internal.policy.DevicePowerRequirementState.DIRECTED_POWER_DOWN_FAILED_WAITING_FOR_UP;
import static org.backplane.kmdf.internal.policy.DevicePowerRequirementState.DIRECTED_POWER_UP_FAILED_COMPLETE;
import static org.backplane.kmdf.internal.policy.DevicePowerRequirementState.DIRECTED_POWER_UP_INITIATE;
import static org.backplane.kmdf.internal.policy.DevicePowerRequirementState.REPORTING_DEVICE_POWER_AVAILABLE;

import org.backplane.kmdf.internal.callback.CallbackRunner;
import org.backplane.kmdf.internal.callback.Outcome;
import org.backplane.kmdf.internal.state.MachineContext;
import org.backplane.kmdf.internal.state.MachineHost;
import org.backplane.kmdf.internal.state.StateMachine;
import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Level;
import org.backplane.runtime.Lock;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.power.PoFx;
import org.backplane.wdm.power.PoFxComponent;
import org.backplane.wdm.power.PoFxDevice;
import org.backplane.wdm.power.PoFxRegistration;

import java.util.List;

/**
 * A device whose idling the system manages, between its power policy and the power management
 * framework (FxPoxInterface). The device has one component; policy holds it active as long as the
 * device is not idle.
 *
 * <p>What the framework calls back with is told to the machine at DISPATCH level, so that a task
 * runs it and never a caller who may wait for the end of the registration.
 *
 * <p><b>Level:</b> PASSIVE; what {@link PoFxDevice} says up to DISPATCH. <b>Serialised by:</b> the
 * power policy machine and the requirement machine; {@link #required} by its lock.
 */
final class PoxInterface
        implements PowerRequirement,
                PoFxDevice,
                MachineContext<DevicePowerRequirementState, DevicePowerRequirementEvent> {

    private static final int COMPONENT = 0;

    private final FxPowerPolicyOwner policy;
    private final MachineHost host;
    private final PoFx poFx;
    private final DeviceObject pdo;
    private final CallbackRunner runner;
    private final FxPowerFrameworkSettings settings;
    private final StateMachine<
                    DevicePowerRequirementState, DevicePowerRequirementEvent, PoxInterface>
            machine;

    private volatile PoFxRegistration registration;
    private volatile boolean directed;

    /** Whether the framework waits for the end of a way up. */
    private volatile boolean upAsked;

    /** Whether the component is held active; policy alone changes it. */
    private volatile boolean holding;

    private volatile boolean leaving;
    private volatile boolean raisedItself;

    /** Whether policy was told to go up and has not said yet that it needs power for that. */
    private boolean rising;

    /** Guards {@link #required}. */
    private final Lock lock;

    private boolean required = true;

    PoxInterface(
            FxPowerPolicyOwner policy,
            MachineHost host,
            PoFx poFx,
            DeviceObject pdo,
            CallbackRunner runner,
            FxPowerFrameworkSettings settings) {
        this.policy = policy;
        this.host = host;
        this.poFx = poFx;
        this.pdo = pdo;
        this.runner = runner;
        this.settings = settings;
        this.machine = new StateMachine<>(host, DevicePowerRequirementTable.TABLE, this);
        this.lock = host.dispatcher().lock("power requirement of " + pdo.instanceId());
    }

    DevicePowerRequirementState state() {
        return machine.state();
    }

    // PowerRequirement.

    @Override
    public Outcome register() {
        registration = poFx.register(pdo, this);
        registration.activateComponent(COMPONENT);
        holding = true;
        registration.startPowerManagement();
        Outcome accepted =
                settings.postRegister == null
                        ? Outcome.OK
                        : runner.run(
                                "EvtDeviceWdmPostPoFxRegisterDevice",
                                () -> settings.postRegister.evtDevicePoFx(registration));
        if (accepted.isOk()) {
            machine.post(DevicePowerRequirementEvent.REGISTERED_WITH_POX);
        } else {
            endRegistration();
        }
        return accepted;
    }

    @Override
    public void unregister() {
        endRegistration();
        machine.post(DevicePowerRequirementEvent.UNREGISTERED_WITH_POX);
    }

    private void endRegistration() {
        if (settings.preUnregister != null) {
            runner.run(
                    "EvtDeviceWdmPrePoFxUnregisterDevice",
                    () -> settings.preUnregister.evtDevicePoFx(registration));
        }
        registration.unregister();
    }

    @Override
    public void requestComponentActive() {
        if (!holding) {
            holding = true;
            registration.activateComponent(COMPONENT);
        }
    }

    @Override
    public boolean declareComponentIdle() {
        if (holding) {
            holding = false;
            registration.idleComponent(COMPONENT);
        }
        return false;
    }

    /**
     * Says that the device goes down, unless it is required; under the lock, so that the framework
     * cannot ask for power between the look and the word.
     */
    @Override
    public boolean notifyDevicePowerDown() {
        lock.acquire();
        try {
            if (!required) {
                postLater(DevicePowerRequirementEvent.DEVICE_GOING_TO_DX);
            }
            return !required;
        } finally {
            lock.release();
        }
    }

    @Override
    public void deviceIsPoweredOn() {
        machine.post(DevicePowerRequirementEvent.DEVICE_RETURNED_TO_D0);
    }

    @Override
    public void simulateRequired() {
        requires(true);
        machine.post(DevicePowerRequirementEvent.POX_REQUIRES_POWER);
    }

    @Override
    public void simulateNotRequired() {
        requires(false);
        machine.post(DevicePowerRequirementEvent.POX_DOES_NOT_REQUIRE_POWER);
    }

    @Override
    public boolean isDirected() {
        return directed;
    }

    @Override
    public void notifyDirectedPoweredDown() {
        if (directed) {
            machine.post(DevicePowerRequirementEvent.DEVICE_DIRECTED_POWERED_DOWN);
        }
    }

    @Override
    public void notifyDirectedPoweredUp() {
        if (directed) {
            machine.post(DevicePowerRequirementEvent.DEVICE_DIRECTED_POWERED_UP);
        }
    }

    @Override
    public void leaving(boolean yes) {
        leaving = yes;
        raisedItself = false;
        raiseIfLeaving(state());
    }

    /** A device that leaves does not wait until the framework directs it up. */
    private void raiseIfLeaving(DevicePowerRequirementState state) {
        boolean down =
                state == DIRECTED_POWER_DOWN_COMPLETE
                        || state == DIRECTED_POWER_DOWN_FAILED_WAITING_FOR_UP;
        if (leaving && down && !raisedItself) {
            raisedItself = true;
            directed = true;
            postLater(DevicePowerRequirementEvent.POX_DIRECTED_POWER_UP);
        }
    }

    // PoFxDevice.

    @Override
    public List<PoFxComponent> components() {
        return List.of(settings.component);
    }

    @Override
    public void componentActive(int component) {
        if (settings.active != null) {
            runner.run(
                    "ComponentActiveConditionCallback",
                    () -> settings.active.evtPoFxComponent(component));
        }
    }

    @Override
    public void componentIdle(int component) {
        if (settings.idle == null) {
            registration.completeIdleCondition(component);
        } else {
            runner.run(
                    "ComponentIdleConditionCallback",
                    () -> settings.idle.evtPoFxComponent(component));
        }
    }

    @Override
    public void componentIdleState(int component, int state) {
        if (settings.idleState == null) {
            registration.completeIdleState(component);
        } else {
            runner.run(
                    "ComponentIdleStateCallback",
                    () -> settings.idleState.evtPoFxComponentIdleState(component, state));
        }
    }

    @Override
    public void devicePowerRequired() {
        requires(true);
        postLater(DevicePowerRequirementEvent.POX_REQUIRES_POWER);
    }

    @Override
    public void devicePowerNotRequired() {
        requires(false);
        postLater(DevicePowerRequirementEvent.POX_DOES_NOT_REQUIRE_POWER);
        registration.completeDevicePowerNotRequired();
    }

    @Override
    public void directedPowerDown() {
        if (!settings.directed) {
            registration.completeDirectedPowerDown();
            return;
        }
        directed = true;
        postLater(DevicePowerRequirementEvent.POX_DIRECTED_POWER_DOWN);
    }

    @Override
    public void directedPowerUp() {
        if (!settings.directed) {
            registration.completeDirectedPowerUp();
            return;
        }
        directed = true;
        upAsked = true;
        postLater(DevicePowerRequirementEvent.POX_DIRECTED_POWER_UP);
    }

    private void answerUp() {
        if (upAsked) {
            upAsked = false;
            registration.completeDirectedPowerUp();
        }
    }

    private void requires(boolean power) {
        lock.acquire();
        required = power;
        lock.release();
    }

    private void postLater(DevicePowerRequirementEvent event) {
        Dispatcher dispatcher = host.dispatcher();
        Level before = dispatcher.raise(Level.DISPATCH);
        try {
            machine.post(event);
        } finally {
            dispatcher.lower(before);
        }
    }

    // MachineContext.

    @Override
    public void entered(DevicePowerRequirementState state) {
        policy.entered(DevicePowerRequirementTable.TABLE.name(), state);
        if (state != DEVICE_POWER_NOT_REQUIRED_DX) {
            rising = state == DIRECTED_POWER_UP_INITIATE;
        }
        if (state != DIRECTED_POWER_DOWN_COMPLETE) {
            raiseIfLeaving(state);
        }
    }

    /**
     * The framework and the device speak at the same time; what comes late means nothing, except
     * that the framework waits for the end of what it directed. A device that leaves may have begun
     * its way up before the framework asked for it; the end of that way is the answer then.
     */
    @Override
    public void dropped(DevicePowerRequirementState state, DevicePowerRequirementEvent event) {
        if (event == DevicePowerRequirementEvent.POX_DIRECTED_POWER_UP) {
            if (upAsked && !rising) {
                directed = false;
                answerUp();
            }
        } else if (event == DevicePowerRequirementEvent.POX_DIRECTED_POWER_DOWN) {
            directed = false;
            registration.completeDirectedPowerDown();
        }
    }

    // The actions of the machine.

    DevicePowerRequirementState devicePowerNotRequiredD0() {
        policy.post(
                directed
                        ? PowerPolicyEvent.DEVICE_POWER_NOT_REQUIRED_DIRECTED
                        : PowerPolicyEvent.DEVICE_POWER_NOT_REQUIRED);
        return null;
    }

    DevicePowerRequirementState devicePowerRequiredDx() {
        policy.post(
                directed
                        ? PowerPolicyEvent.DEVICE_POWER_REQUIRED_DIRECTED
                        : PowerPolicyEvent.DEVICE_POWER_REQUIRED);
        return null;
    }

    /** A device that was directed up while the system slept is up now. */
    DevicePowerRequirementState reportingDevicePowerAvailable() {
        directed &= !upAsked;
        answerUp();
        registration.reportDevicePoweredOn();
        return DEVICE_POWER_REQUIRED_D0;
    }

    DevicePowerRequirementState directedPowerDownInitiate() {
        policy.post(PowerPolicyEvent.DEVICE_DIRECTED_POWER_DOWN);
        return DEVICE_POWER_REQUIRED_D0;
    }

    DevicePowerRequirementState directedPowerDownComplete() {
        directed = false;
        registration.completeDirectedPowerDown();
        raiseIfLeaving(DIRECTED_POWER_DOWN_COMPLETE);
        return null;
    }

    DevicePowerRequirementState directedPowerUpInitiate() {
        policy.post(PowerPolicyEvent.DEVICE_DIRECTED_POWER_UP);
        return DEVICE_POWER_NOT_REQUIRED_DX;
    }

    DevicePowerRequirementState directedPowerUpComplete() {
        directed = false;
        answerUp();
        return null;
    }

    DevicePowerRequirementState directedPowerDownFailedUpArrived() {
        directed = false;
        policy.post(PowerPolicyEvent.DEVICE_DIRECTED_POWER_UP);
        return DIRECTED_POWER_UP_FAILED_COMPLETE;
    }

    DevicePowerRequirementState directedPowerUpFailedComplete() {
        answerUp();
        return REPORTING_DEVICE_POWER_AVAILABLE;
    }
}
