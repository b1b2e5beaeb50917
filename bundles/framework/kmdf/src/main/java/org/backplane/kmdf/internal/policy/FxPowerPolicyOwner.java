package org.backplane.kmdf.internal.policy;

import org.backplane.ddi.PowerPolicyState;
import org.backplane.ddi.S0IdleSettings;
import org.backplane.ddi.SxWakeSettings;
import org.backplane.kmdf.WdfViolation;
import org.backplane.kmdf.internal.callback.Outcome;
import org.backplane.kmdf.internal.pnp.DeviceCallback;
import org.backplane.kmdf.internal.pnp.DeviceCallbacks;
import org.backplane.kmdf.internal.pnp.PnpDevice;
import org.backplane.kmdf.internal.pnp.PnpEvent;
import org.backplane.kmdf.internal.pnp.StateChanges;
import org.backplane.kmdf.internal.power.PowerEvent;
import org.backplane.kmdf.internal.state.MachineContext;
import org.backplane.kmdf.internal.state.StateMachine;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceCapabilities;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.power.DevicePowerState;
import org.backplane.wdm.power.PowerAction;
import org.backplane.wdm.power.PowerChange;
import org.backplane.wdm.power.PowerChange.DevicePower;
import org.backplane.wdm.power.PowerChange.SystemPower;
import org.backplane.wdm.power.PowerChange.WaitWake;
import org.backplane.wdm.power.PowerCompletion;
import org.backplane.wdm.power.PowerMinor;
import org.backplane.wdm.power.PowerRequest;
import org.backplane.wdm.power.PowerRequests;
import org.backplane.wdm.power.SystemPowerState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;

/**
 * The power policy of a driver that owns the policy of its stack: asks for D-IRPs when the device
 * idles, is needed or the system sleeps, and arms it for wake. What a device does not use, it does
 * not have: the counting of references comes with the first settings or the first StopIdle, PoFx
 * and selective suspend with settings that ask for them.
 *
 * <p>It is longer than most because the actions of all phases ({@link PolicyStarting} and so on)
 * find what they use here.
 *
 * <p><b>Level:</b> {@link #post} any, actions at PASSIVE. <b>Serialised by:</b> its machine; what
 * others read or change by the device's lock, or as the field says.
 */
public final class FxPowerPolicyOwner
        implements PowerPolicyMachine, MachineContext<PowerPolicyState, PowerPolicyEvent> {

    static final String DX_NOT_SEEN =
            "a driver above completed the D-IRP that it asked for, instead of passing it down";

    private static final Logger LOG = LoggerFactory.getLogger(FxPowerPolicyOwner.class);

    private final PolicyHost host;
    private final StateMachine<PowerPolicyState, PowerPolicyEvent, FxPowerPolicyOwner> machine;

    /** Written while settings are assigned, which one does at a time. */
    private volatile IdlePolicy idlePolicy = IdlePolicy.NONE;

    private volatile WakePolicy wakePolicy = WakePolicy.NONE;

    /** Null while nobody has asked; the bus driver's answer, as the stack changed it. */
    private volatile DeviceCapabilities capabilities;

    private DevicePowerState idealDxStateForSx = DevicePowerState.D3;

    /** Written by the machine. */
    private volatile PowerRequirement requirement = PowerRequirement.DRIVER_MANAGED;

    /** Null if the driver did not say anything; constant from the first start on. */
    private FxPowerFrameworkSettings frameworkSettings;

    private UsbSelectiveSuspend selectiveSuspend;

    /** What counts the reasons to be in D0; null as long as nobody wants to know. */
    private final PowerReferences references;

    /** A STOP or SURPRISE_REMOVE that came while the device was directed down; null if none. */
    private PowerPolicyEvent deferredEnd;

    /** The wait-wake IRP that was sent last. */
    private WaitWakeIrp waitWake;

    /** Whether the end of the wait-wake IRP was told to a state that does not want to know. */
    private boolean wakeEventDropped;

    /** A SET_POWER to a sleeping state that waits until the device is in Dx. */
    private volatile Irp systemIrp;

    private volatile boolean requestedUp;
    private volatile boolean requestedDown;
    private volatile boolean powerDownFailed;
    private boolean powerFailed;

    /** Makes the policy of a device that is not started. */
    public FxPowerPolicyOwner(PolicyHost host) {
        this.host = host;
        this.machine = new StateMachine<>(host.device(), PowerPolicyTable.TABLE, this);
        this.references = new PowerReferences(this, host.device());
    }

    PolicyHost host() {
        return host;
    }

    private PnpDevice device() {
        return host.device();
    }

    // PowerPolicyMachine.

    @Override
    public boolean isOwner() {
        return true;
    }

    @Override
    public void post(PowerPolicyEvent event) {
        if (isEnd(event)) {
            requirement.leaving(true);
        }
        machine.post(event);
    }

    private static boolean isEnd(PowerPolicyEvent event) {
        return event == PowerPolicyEvent.STOP || event == PowerPolicyEvent.SURPRISE_REMOVE;
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
    public List<String> keptAwakeBy() {
        return whoKeepsInD0();
    }

    @Override
    public void poweredUp() {
        references.process(PowerIdleEvent.POWER_UP_COMPLETE);
        post(PowerPolicyEvent.POWER_UP);
    }

    @Override
    public void powerUpFailed() {
        references.process(PowerIdleEvent.POWER_UP_FAILED);
        post(PowerPolicyEvent.POWER_UP_FAILED);
    }

    /** That a D-IRP took the device down is told when the IRP is complete. */
    @Override
    public void poweredDown(boolean implicit) {
        references.process(PowerIdleEvent.POWER_DOWN);
        if (implicit) {
            post(PowerPolicyEvent.POWER_DOWN);
        }
    }

    @Override
    public void powerDownFailed(boolean implicit) {
        references.process(PowerIdleEvent.POWER_DOWN_FAILED);
        if (implicit) {
            post(PowerPolicyEvent.POWER_DOWN_FAILED);
        } else {
            powerDownFailed = true;
        }
    }

    @Override
    public void devicePowerIrp(boolean up) {
        boolean asked = up ? requestedUp : requestedDown;
        if (!asked) {
            WdfViolation violation = foreignIrp(up ? "a D0 IRP" : "a Dx IRP");
            device().violated(violation);
            throw violation;
        }
        if (up) {
            requestedUp = false;
        } else {
            requestedDown = false;
        }
    }

    private WdfViolation foreignIrp(String what) {
        return new WdfViolation(
                WdfViolation.Code.POWER_MULTIPLE_PPO,
                List.of(device().deviceObject()),
                device().driverName() + " on " + device().instanceId(),
                "IRP_MJ_POWER",
                what,
                "it owns the power policy of the stack and has not asked for it, so another driver"
                        + " of the stack owns the policy too; let one of them say"
                        + " powerPolicyOwnership(false)");
    }

    @Override
    public Outcome queryCapabilities() {
        try {
            capabilities = CapabilityQuery.ask(device());
            return Outcome.OK;
        } catch (StatusException refused) {
            return new Outcome(refused.failure(), refused.getMessage());
        }
    }

    @Override
    public Status systemPower(Irp irp) {
        return SystemPowerIrps.dispatch(this, irp);
    }

    @Override
    public Status referenceForQuery() {
        return references.referenceForQuery();
    }

    @Override
    public void dereferenceForQuery() {
        references.dereferenceForQuery();
    }

    @Override
    public Status referenceForChild() {
        return references.referenceForChild();
    }

    @Override
    public void dereferenceForChild() {
        references.dereferenceForChild();
    }

    @Override
    public void childArmed(boolean armed) {
        references.childArmed(armed);
    }

    @Override
    public void restart() {
        references.reset();
    }

    // What the driver says.

    /** See {@code Device.assignS0IdleSettings}. */
    public void assign(S0IdleSettings settings) {
        requirePowerManager("idle settings");
        DeviceCapabilities known = knownCapabilities();
        if (idlePolicy.isAssigned()) {
            idlePolicy = idlePolicy.changed(settings, known);
        } else {
            idlePolicy =
                    IdlePolicy.first(
                            settings,
                            known,
                            host.powerPreferences()
                                    .resolve(
                                            pdo(),
                                            PowerPreferences.Setting.IDLE_IN_WORKING_STATE,
                                            settings.userControlOfIdleSettings()));
        }
        references.idle();
        post(PowerPolicyEvent.S0_IDLE_POLICY_CHANGED);
    }

    /** See {@code Device.assignSxWakeSettings}. */
    public void assign(SxWakeSettings settings) {
        requirePowerManager("wake settings");
        DeviceCapabilities known = knownCapabilities();
        if (wakePolicy.isAssigned()) {
            wakePolicy = wakePolicy.changed(settings, known);
        } else {
            wakePolicy =
                    WakePolicy.first(
                            settings,
                            known,
                            host.powerPreferences()
                                    .resolve(
                                            pdo(),
                                            PowerPreferences.Setting.WAKE_FROM_SLEEP_STATE,
                                            settings.userControlOfWakeSettings()));
        }
    }

    /** See {@code Device.wdmAssignPowerFrameworkSettings}. */
    public void assign(FxPowerFrameworkSettings settings) {
        if (state() != PowerPolicyState.OBJECT_CREATED) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST,
                    device() + " was started; say its power framework settings before");
        }
        frameworkSettings = settings;
    }

    /** Where the device goes when the system sleeps and it does not wake it; D3 unless said. */
    public void idealDxStateForSx(DevicePowerState state) {
        idealDxStateForSx = state;
    }

    /** See {@code Device.stopIdle}. */
    public Status stopIdle(boolean waitForD0, Object tag) {
        Status status = references.stop(waitForD0, tag);
        if (!status.isSuccess()) {
            throw new StatusException(
                    status,
                    device()
                            + " cannot be brought to D0: it is not started, or its power failed;"
                            + " its power policy is "
                            + state());
        }
        return status;
    }

    /** See {@code Device.resumeIdle}. */
    public void resumeIdle(Object tag) {
        if (!references.resume(tag)) {
            throw new IllegalStateException(
                    "resumeIdle"
                            + (tag == null ? "" : "(" + tag + ")")
                            + " for "
                            + device()
                            + " takes back a stopIdle that there was not; call it once for each"
                            + " stopIdle that did not fail");
        }
    }

    /** Who keeps the device in D0, for people; empty if nobody does. */
    public List<String> whoKeepsInD0() {
        return references.describe();
    }

    private void requirePowerManager(String what) {
        if (device().kernel().powerRequests() == null) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST,
                    device()
                            + " has "
                            + what
                            + ", and there is no power manager that could move it; start one, or"
                            + " leave the settings away");
        }
    }

    private DeviceCapabilities knownCapabilities() {
        if (capabilities == null) {
            capabilities = CapabilityQuery.ask(device());
        }
        return capabilities;
    }

    private DeviceObject pdo() {
        return device().deviceObject().pdo();
    }

    // MachineContext.

    @Override
    public void leaving(PowerPolicyState state, PowerPolicyState next) {
        StateChanges watched = device().stateChanges();
        if (watched != null) {
            watched.policy(device(), state, next);
        }
    }

    @Override
    public void processed(PowerPolicyState state) {
        StateChanges watched = device().stateChanges();
        if (watched != null) {
            watched.policyProcessed(device(), state);
        }
    }

    @Override
    public void entered(PowerPolicyState state) {
        entered("PowerPolicy", state);
        if (deferredEnd != null) {
            PowerPolicyEvent end = deferredEnd;
            deferredEnd = null;
            machine.post(end);
        }
    }

    void entered(String name, Enum<?> state) {
        device().stateEntered(name, state);
    }

    @Override
    public void dropped(PowerPolicyState state, PowerPolicyEvent event) {
        if (isEnd(event) && isDirectedDown(state)) {
            deferredEnd = event;
            cancelSelectiveSuspend();
            return;
        }
        LOG.warn("power policy of {} in state {} has no use for {}", device(), state, event);
        ignored(state, event);
    }

    /** KMDF's table forgets that a device may be asked to leave while it is directed down. */
    private static boolean isDirectedDown(PowerPolicyState state) {
        return state == PowerPolicyState.WAITING_UNARMED_DIRECTED_DOWN
                || state == PowerPolicyState.WAITING_ARMED_DIRECTED_DOWN
                || state == PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_USB_SS_DIRECTED_DOWN;
    }

    /** What waits for the outcome of such an event must not wait for ever. */
    @Override
    public void ignored(PowerPolicyState state, PowerPolicyEvent event) {
        switch (event) {
            case SX -> completeSystemIrp();
            case USB_SELECTIVE_SUSPEND_COMPLETED -> selectiveSuspend.endUnheard();
            case USB_SELECTIVE_SUSPEND_CALLBACK -> selectiveSuspend.callbackProcessed();
            case WAKE_SUCCESS, WAKE_FAILED -> wakeEventDropped = true;
            default -> {}
        }
    }

    // What the actions of the machine use.

    IdlePolicy idlePolicy() {
        return idlePolicy;
    }

    WakePolicy wakePolicy() {
        return wakePolicy;
    }

    PowerRequirement requirement() {
        return requirement;
    }

    DeviceCallbacks callbacks() {
        return device().callbacks();
    }

    void power(PowerEvent event) {
        host.postToPower(event);
    }

    void pnp(PnpEvent event) {
        host.postToPnp(event);
    }

    // The idle machine.

    void idleStart() {
        requirement.leaving(false);
        references.process(PowerIdleEvent.START);
    }

    void idleStop() {
        references.process(PowerIdleEvent.STOP);
    }

    void enableTimer() {
        references.enableTimer();
    }

    boolean disableTimer() {
        return references.disableTimer();
    }

    boolean returnsToIdle() {
        return references.idle().returnsToIdle();
    }

    // Children.

    void childrenCanPowerUp() {
        if (!device().childLists().isEmpty()) {
            references.childrenCanPowerUp(true);
            host.childrenMayPowerUp();
        }
    }

    void blockChildrenPowerUp() {
        references.childrenCanPowerUp(false);
    }

    // PoFx.

    boolean registerWithPoFx() {
        if (!idlePolicy.isSystemManaged()) {
            return true;
        }
        FxPowerFrameworkSettings settings =
                frameworkSettings != null ? frameworkSettings : new FxPowerFrameworkSettings();
        PoxInterface made =
                new PoxInterface(
                        this,
                        device(),
                        device().kernel().powerRequests().poFx(),
                        pdo(),
                        device().runner(),
                        settings);
        Outcome registered = made.register();
        if (registered.isOk()) {
            requirement = made;
        } else {
            device().health().failed(registered);
        }
        return registered.isOk();
    }

    void unregisterFromPoFx() {
        requirement.unregister();
        requirement = PowerRequirement.DRIVER_MANAGED;
    }

    /** The device is in D0, directed there or not. */
    void tellThatPoweredOn() {
        requirement.notifyDirectedPoweredUp();
        requirement.deviceIsPoweredOn();
    }

    /** The device was about to go down and does not; true if it was directed to. */
    boolean undoPowerDown() {
        boolean directed = requirement.isDirected();
        requirement.notifyDirectedPoweredDown();
        requirement.deviceIsPoweredOn();
        return directed;
    }

    // D-IRPs.

    /** Asks for a D0 IRP; false if there is none. */
    boolean requestD0() {
        // Set before: the IRP may have come by and cleared it before the request returns.
        requestedUp = true;
        if (!request(DevicePowerState.D0, _ -> d0Completed())) {
            requestedUp = false;
            return false;
        }
        return true;
    }

    private void d0Completed() {
        if (requestedUp) {
            requestedUp = false;
            post(PowerPolicyEvent.POWER_UP_NOT_SEEN);
        }
    }

    /** Asks for a Dx IRP; false if there is none. */
    boolean requestDx(DevicePowerState state) {
        requestedDown = true;
        if (!request(state, _ -> dxCompleted())) {
            requestedDown = false;
            return false;
        }
        return true;
    }

    /** How the IRP ended does not matter: whether this device went down does. */
    private void dxCompleted() {
        requestedDown = false;
        if (powerDownFailed) {
            powerDownFailed = false;
            post(PowerPolicyEvent.POWER_DOWN_FAILED);
        } else {
            post(PowerPolicyEvent.POWER_DOWN);
        }
    }

    /** Asks for the Dx IRP of an idle device, unless a child is in D0; false if there is none. */
    boolean idlePowerDown() {
        if (!references.blockIdleChildren()) {
            return false;
        }
        boolean sent = requestDx(idlePolicy.dxState());
        if (!sent) {
            childrenCanPowerUp();
        }
        return sent;
    }

    private boolean request(DevicePowerState state, PowerCompletion completion) {
        return send(PowerMinor.SET_POWER, new DevicePower(state, pendingAction()), completion)
                != null;
    }

    private PowerRequest send(int minor, PowerChange change, PowerCompletion completion) {
        PowerRequests requests = device().kernel().powerRequests();
        if (device().deviceObject().isDeleted()) {
            // It was taken off its stack by force; what it asked for would go to its successor.
            idlePolicy = idlePolicy.withoutIdling();
            return null;
        }
        if (requests == null) {
            return null;
        }
        try {
            return requests.request(pdo(), minor, change, completion);
        } catch (StatusException refused) {
            LOG.warn(
                    "{} gets no {} for {}: {}",
                    device(),
                    PowerMinor.name(minor),
                    change,
                    refused.getMessage());
            return null;
        }
    }

    void powerFailed() {
        powerFailed = true;
    }

    void reportStopped() {
        pnp(powerFailed ? PnpEvent.PWR_POL_STOP_FAILED : PnpEvent.PWR_POL_STOPPED);
        powerFailed = false;
    }

    /** The device cannot go on (SetInternalFailure). */
    void internalFailure(String sentence) {
        device().health().failed(noPower(sentence));
        device().health().tellPnpManager();
    }

    private Outcome noPower(String sentence) {
        return new Outcome(Status.DEVICE_POWER_FAILURE, device() + " has no power: " + sentence);
    }

    /** The device cannot go on, and PnP takes it down. */
    void transitionFailed(boolean up, String sentence) {
        internalFailure(sentence);
        host.transitionFailed(up, noPower(sentence));
    }

    // Wake.

    /** Asks for a wait-wake IRP; false if there is none. */
    boolean sendWaitWake(SystemPowerState lowest) {
        wakeEventDropped = false;
        WaitWakeIrp made = new WaitWakeIrp();
        waitWake = made;
        PowerRequest sent =
                send(
                        PowerMinor.WAIT_WAKE,
                        new WaitWake(lowest),
                        status -> {
                            made.ended(status);
                            post(
                                    status.isSuccess()
                                            ? PowerPolicyEvent.WAKE_SUCCESS
                                            : PowerPolicyEvent.WAKE_FAILED);
                        });
        if (sent != null) {
            made.sent(sent);
        }
        return sent != null;
    }

    /** Asks for the end of the wait-wake IRP; false if it has ended. */
    boolean cancelWaitWake() {
        return waitWake.cancel();
    }

    /**
     * As {@link #cancelWaitWake}; true if an event will tell of the end, or one that does waits.
     */
    boolean awaitCancelledWake() {
        return cancelWaitWake() || !wakeEventDropped;
    }

    boolean enableWakeAtBus(SystemPowerState from) {
        return !device().isPdo() || host.enableWakeAtBus(from).isOk();
    }

    void disableWakeAtBus() {
        if (device().isPdo()) {
            host.disableWakeAtBus();
        }
    }

    void disarmFromS0() {
        disableWakeAtBus();
        callbacks().run(DeviceCallback.DISARM_WAKE_FROM_S0);
    }

    boolean armFromSx() {
        return callbacks().armWakeFromSx(wakePolicy.isEnabled(), armsForChildren()).isOk();
    }

    private boolean armsForChildren() {
        return wakePolicy.armsForChildren() && references.childrenArmed() > 0;
    }

    /** Disarms, and lets the children hear whether the device woke the system. */
    void disarmFromSx() {
        callbacks().run(DeviceCallback.DISARM_WAKE_FROM_SX);
        Status how = waitWake.end();
        if (wakePolicy.indicatesToChildren() && how != null && !how.equals(Status.CANCELLED)) {
            host.indicateWakeToChildren(how);
        }
    }

    // Selective suspend.

    void submitSelectiveSuspend() {
        if (selectiveSuspend == null) {
            selectiveSuspend =
                    new UsbSelectiveSuspend(
                            this,
                            device().dispatcher()
                                    .event("idle callback of " + device().instanceId()));
        }
        selectiveSuspend.submit(device().lower());
    }

    /** The idle notification has ended, and its event was heard. */
    void selectiveSuspendEnded() {
        if (selectiveSuspend != null) {
            selectiveSuspend.ended();
        }
    }

    /** Asks for the end of the idle notification; false if no event will tell of it. */
    boolean cancelSelectiveSuspend() {
        return selectiveSuspend != null && selectiveSuspend.cancel();
    }

    void callbackProcessed() {
        if (selectiveSuspend != null) {
            selectiveSuspend.callbackProcessed();
        }
    }

    /** Lets the bus go on and ends the idle notification; false if no event will tell of it. */
    boolean endSelectiveSuspend() {
        callbackProcessed();
        return cancelSelectiveSuspend();
    }

    // The system's state.

    boolean isPageable() {
        return host.isPageable();
    }

    /** Keeps a SET_POWER that came back from below until the device is in Dx. */
    void keepSystemIrp(Irp irp) {
        systemIrp = irp;
        post(PowerPolicyEvent.SX);
    }

    void completeSystemIrp() {
        Irp irp = systemIrp;
        if (irp != null) {
            systemIrp = null;
            irp.status(Status.SUCCESS);
            irp.complete();
        }
    }

    private SystemPower pending() {
        Irp irp = systemIrp;
        return irp == null ? null : (SystemPower) irp.current().argument();
    }

    SystemPowerState pendingSystemState() {
        SystemPower change = pending();
        return change == null ? SystemPowerState.WORKING : change.state();
    }

    private PowerAction pendingAction() {
        SystemPower change = pending();
        return change == null ? PowerAction.NONE : change.action();
    }

    /**
     * Whether the device goes to sleep, and is not directed down. If it is both, sleep comes first,
     * and the framework is told that the device is down, which it will be at once.
     */
    boolean sleepsAtOnce() {
        if (!requirement.isDirected()) {
            return true;
        }
        if (systemIrp != null) {
            requirement.notifyDirectedPoweredDown();
        }
        return systemIrp != null;
    }

    void beginSleep() {
        if (references.childrenPoweredOn() > 0) {
            LOG.error(
                    "{} goes to sleep before its children: one of them completed the system's IRP"
                            + " before it was in Dx",
                    device());
        }
        requirement.simulateNotRequired();
        requirement.notifyDevicePowerDown();
    }

    boolean isWakeEnabled() {
        return wakePolicy.isEnabled() || armsForChildren();
    }

    boolean wakesFrom(SystemPowerState state) {
        SystemPowerState deepest = deepestWakeState();
        return deepest != null && !state.isDeeperThan(deepest);
    }

    boolean wakesFromPendingState() {
        return isWakeEnabled() && wakesFrom(pendingSystemState());
    }

    /** The deepest system state that the device can wake the system from; null if none. */
    SystemPowerState deepestWakeState() {
        return capabilities == null ? null : capabilities.systemWake();
    }

    /** Where the device goes if it is not armed: no lighter than its bus says for that state. */
    DevicePowerState dxWithoutWake() {
        if (idealDxStateForSx == DevicePowerState.D3 || capabilities == null) {
            return DevicePowerState.D3;
        }
        DevicePowerState lightest = capabilities.deviceState().get(pendingSystemState());
        return lightest.isDeeperThan(idealDxStateForSx) ? lightest : idealDxStateForSx;
    }
}
