package org.backplane.kmdf.internal.policy;

import org.backplane.ddi.Device;
import org.backplane.kmdf.internal.callback.Outcome;
import org.backplane.kmdf.internal.device.FxDevice;
import org.backplane.kmdf.internal.driver.KmdfDriverEntry;
import org.backplane.kmdf.internal.pnp.PnpDevice;
import org.backplane.kmdf.internal.pnp.PnpEvent;
import org.backplane.kmdf.internal.power.PowerEvent;
import org.backplane.runtime.Level;
import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceCapabilities;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.DriverObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.IrpMajor;
import org.backplane.wdm.Kernel;
import org.backplane.wdm.PnpMinor;
import org.backplane.wdm.power.DevicePowerState;
import org.backplane.wdm.power.PoFx;
import org.backplane.wdm.power.PoFxDevice;
import org.backplane.wdm.power.PoFxRegistration;
import org.backplane.wdm.power.PowerAction;
import org.backplane.wdm.power.PowerChange;
import org.backplane.wdm.power.PowerChange.DevicePower;
import org.backplane.wdm.power.PowerChange.SystemPower;
import org.backplane.wdm.power.PowerCompletion;
import org.backplane.wdm.power.PowerMinor;
import org.backplane.wdm.power.PowerRequest;
import org.backplane.wdm.power.PowerRequests;
import org.backplane.wdm.power.SystemPowerState;
import org.backplane.wdm.power.UsbIdleCallbackInfo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A policy owner on a workbench: its power machine, PnP machine, power manager, PoFx and bus are
 * played by the bench, each as the contract says, and fail when they are told to.
 */
final class PolicyBench
        implements PolicyHost, PowerRequests, PoFx, PoFxRegistration, AutoCloseable {

    /** What can go wrong. */
    enum Fault {
        D0_ENTRY,
        POWER_UP_SECOND_HALF,
        D0_EXIT,
        NO_D0_IRP,
        NO_DX_IRP,
        D0_IRP_NOT_SEEN,
        DX_IRP_NOT_SEEN,
        NO_WAKE_IRP,
        WAKE_FAILS_AT_ONCE,
        WAKE_SUCCEEDS_AT_ONCE,
        ARM,
        WAKE_AT_BUS,
        POST_REGISTER,
        POFX_CHANGES_ITS_MIND,
        WAKES_ON_THE_WAY_DOWN,
        WAKE_FAILS_ON_THE_WAY_DOWN,
        WAKE_INTERRUPT_ON_THE_WAY_DOWN
    }

    /** A bus from whose devices everything can be had. */
    static final DeviceCapabilities WAKEABLE =
            new DeviceCapabilities(
                    Map.of(
                            SystemPowerState.WORKING, DevicePowerState.D0,
                            SystemPowerState.SLEEPING1, DevicePowerState.D1,
                            SystemPowerState.SLEEPING3, DevicePowerState.D2),
                    SystemPowerState.SLEEPING3,
                    DevicePowerState.D2,
                    true,
                    true,
                    true,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    -1,
                    -1);

    final SimulatedDispatcher dispatcher;
    final Kernel kernel;
    final FxDevice device;
    final FxPowerPolicyOwner policy;
    final DeviceObject pdo;

    /** What happened, in order. */
    final List<String> trace = new ArrayList<>();

    final Set<Fault> faults = new HashSet<>();
    boolean pageable = true;

    /** The idle timer has always expired already when it is stopped. */
    boolean lateTimers;

    /** The bus gives leave for selective suspend as soon as it is asked. */
    boolean busGivesLeave = true;

    DeviceCapabilities capabilities = WAKEABLE;

    /** What happens when a D-IRP is requested next. */
    Runnable beforeRequest = () -> {};

    /** What happens when the second half of the next way down begins. */
    Runnable beforeDx = () -> {};

    /** How long the drivers below have a D-IRP after this device. */
    long irpNanos;

    /** How a wait-wake IRP ends that is cancelled; it may have won. */
    Status cancelledWake = Status.CANCELLED;

    private boolean inD0;
    private PowerCompletion transition;
    private boolean up;
    private PowerCompletion waitWake;
    private PoFxDevice poFxDevice;
    private int activations;
    private boolean powerGranted = true;
    private boolean directing;
    private boolean directWhenOn;
    private boolean directedDown;
    private boolean directUpWanted;
    private Irp usbIrp;
    private final List<Status> sleeps = new ArrayList<>();

    PolicyBench(long seed, Consumer<Device> driver) {
        dispatcher = new SimulatedDispatcher(seed);
        kernel = new Kernel(LateTimers.over(dispatcher, () -> lateTimers));
        kernel.powerRequests(this);
        DriverObject bus = new DriverObject(kernel, "plainbus");
        bus.everyMajorFunction((_, irp) -> atBus(irp));
        pdo = new DeviceObject(bus, null);
        pdo.instanceId("ROOT\\TEST\\0000");
        DriverObject loaded = new DriverObject(kernel, "idler");
        new KmdfDriverEntry(
                        init -> {
                            Device made = init.create();
                            register(made);
                            driver.accept(made);
                            return made;
                        },
                        () -> null)
                .driverEntry(loaded);
        loaded.addDevice().addDevice(loaded, pdo);
        device = (FxDevice) pdo.top().extension();
        policy = new FxPowerPolicyOwner(this);
        FxPowerFrameworkSettings settings = new FxPowerFrameworkSettings();
        settings.evtDeviceWdmPostPoFxRegisterDevice(_ -> postRegister());
        settings.evtDeviceWdmPrePoFxUnregisterDevice(_ -> note("PrePoFxUnregister"));
        policy.assign(settings);
    }

    private void postRegister() {
        note("PostPoFxRegister");
        if (faults.contains(Fault.POST_REGISTER)) {
            throw new StatusException(Status.UNSUCCESSFUL, "no components");
        }
    }

    private void register(Device made) {
        made.evtDeviceArmWakeFromS0(() -> arm("ArmWakeFromS0"));
        made.evtDeviceDisarmWakeFromS0(() -> note("DisarmWakeFromS0"));
        made.evtDeviceWakeFromS0Triggered(() -> note("WakeFromS0Triggered"));
        made.evtDeviceArmWakeFromSx(() -> arm("ArmWakeFromSx"));
        made.evtDeviceDisarmWakeFromSx(() -> note("DisarmWakeFromSx"));
        made.evtDeviceWakeFromSxTriggered(() -> note("WakeFromSxTriggered"));
    }

    private void arm(String callback) {
        note(callback);
        if (faults.contains(Fault.ARM)) {
            throw new StatusException(Status.UNSUCCESSFUL, "cannot be armed");
        }
    }

    void note(String what) {
        trace.add(what);
    }

    List<String> takeTrace() {
        List<String> taken = List.copyOf(trace);
        trace.clear();
        return taken;
    }

    // What the test does.

    void settle() {
        dispatcher.runUntilIdle();
    }

    void advanceMillis(long millis) {
        dispatcher.advance(millis * 1_000_000);
        settle();
    }

    void start() {
        policy.post(PowerPolicyEvent.START);
        settle();
    }

    void post(PowerPolicyEvent event) {
        policy.post(event);
        settle();
    }

    /** The system goes to a state; the answers are in {@link #sleeps}. */
    Irp system(SystemPowerState state) {
        Irp irp = new Irp(device.deviceObject().stackSize());
        PowerAction action =
                switch (state) {
                    case WORKING -> PowerAction.NONE;
                    case HIBERNATE -> PowerAction.HIBERNATE;
                    case SHUTDOWN -> PowerAction.SHUTDOWN;
                    default -> PowerAction.SLEEP;
                };
        irp.next().setPower(PowerMinor.SET_POWER, new SystemPower(state, action));
        irp.setCompletionRoutine(
                (_, done, _) -> {
                    sleeps.add(done.status());
                    return false;
                },
                null);
        irp.setNextStackLocation(device.deviceObject());
        policy.systemPower(irp);
        return irp;
    }

    boolean isSystemIrpUnderWay(int sent) {
        return sleeps.size() < sent;
    }

    int systemIrpsDone() {
        return sleeps.size();
    }

    boolean isInD0() {
        return inD0;
    }

    boolean isMoving() {
        return transition != null;
    }

    /** The device or the bus ends a wait-wake IRP. */
    void endWake(Status status) {
        PowerCompletion armed = waitWake;
        if (armed != null) {
            waitWake = null;
            armed.completed(status);
        }
    }

    /** The bus gives leave for selective suspend. */
    void giveLeave() {
        Irp irp = usbIrp;
        if (irp != null) {
            UsbIdleCallbackInfo info = (UsbIdleCallbackInfo) irp.current().argument();
            dispatcher.post(Level.PASSIVE, "idle callback", info.idleCallback());
        }
    }

    /** The bus ends the idle notification. */
    void endSelectiveSuspend(Status status) {
        Irp irp = usbIrp;
        if (irp != null && irp.setCancelRoutine(null) != null) {
            usbIrp = null;
            irp.complete(status);
        }
    }

    /** PoFx directs the device down; it sees to it that the device is in D0 first. */
    void directDown() {
        directing = true;
        directedDown = false;
        if (powerGranted) {
            dispatcher.post(Level.DISPATCH, "directed down", poFxDevice::directedPowerDown);
        } else {
            powerGranted = true;
            directWhenOn = true;
            poFxDevice.devicePowerRequired();
        }
    }

    /** Whether the device is neither directed down nor on its way there or back. */
    boolean isUndirected() {
        return !directing;
    }

    /** PoFx directs it up again, once it is down. */
    void directUp() {
        directUpWanted = true;
        directUpIfDown();
    }

    private void directUpIfDown() {
        if (directUpWanted && directedDown) {
            directUpWanted = false;
            dispatcher.post(Level.DISPATCH, "directed up", poFxDevice::directedPowerUp);
        }
    }

    PoFxDevice poFxDevice() {
        return poFxDevice;
    }

    // The bus.

    private Status atBus(Irp irp) {
        if (irp.current().major() == IrpMajor.PNP
                && irp.current().minor() == PnpMinor.QUERY_CAPABILITIES) {
            irp.result(capabilities);
        }
        if (irp.current().major() == IrpMajor.INTERNAL_DEVICE_CONTROL) {
            return keep(irp);
        }
        return irp.complete(Status.SUCCESS);
    }

    private Status keep(Irp irp) {
        note("idle notification");
        irp.markPending();
        usbIrp = irp;
        irp.setCancelRoutine((_, cancelled) -> {
            usbIrp = null;
            dispatcher
                    .timer(Level.DISPATCH, "cancelled", () -> cancelled.complete(Status.CANCELLED))
                    .start(irpNanos);
        });
        if (busGivesLeave) {
            giveLeave();
        }
        return Status.PENDING;
    }

    // PolicyHost.

    @Override
    public PnpDevice device() {
        return device;
    }

    @Override
    public void postToPower(PowerEvent event) {
        switch (event) {
            case IMPLICIT_D0 -> implicitUp();
            case IMPLICIT_D3 -> implicitDown();
            case COMPLETE_D0 -> completeD0();
            case COMPLETE_DX -> completeDx();
            default -> throw new AssertionError(event);
        }
    }

    private void implicitUp() {
        if (faults.contains(Fault.D0_ENTRY)) {
            policy.powerUpFailed();
        } else {
            note("D0");
            inD0 = true;
            policy.poweredUp();
        }
    }

    private void implicitDown() {
        boolean fails = inD0 && faults.contains(Fault.D0_EXIT);
        note(inD0 ? "D3Final" : "D3Final from Dx");
        inD0 = false;
        if (fails) {
            policy.powerDownFailed(true);
        } else {
            policy.poweredDown(true);
        }
    }

    private void completeD0() {
        PowerCompletion done = transition;
        transition = null;
        if (faults.contains(Fault.POWER_UP_SECOND_HALF)) {
            policy.powerUpFailed();
        } else {
            note("D0");
            inD0 = true;
            policy.poweredUp();
        }
        complete(done);
    }

    private void completeDx() {
        PowerCompletion done = transition;
        transition = null;
        inD0 = false;
        Runnable first = beforeDx;
        beforeDx = () -> {};
        first.run();
        disturbed(Fault.WAKES_ON_THE_WAY_DOWN, () -> endWake(Status.SUCCESS));
        disturbed(Fault.WAKE_FAILS_ON_THE_WAY_DOWN, () -> endWake(Status.UNSUCCESSFUL));
        disturbed(
                Fault.WAKE_INTERRUPT_ON_THE_WAY_DOWN,
                () -> policy.post(PowerPolicyEvent.WAKE_INTERRUPT_FIRED));
        note("Dx");
        if (faults.contains(Fault.D0_EXIT)) {
            policy.powerDownFailed(false);
        } else {
            policy.poweredDown(false);
        }
        complete(done);
    }

    private void disturbed(Fault fault, Runnable disturbance) {
        if (faults.contains(fault)) {
            dispatcher.post(Level.PASSIVE, fault.name(), disturbance);
        }
    }

    private void complete(PowerCompletion done) {
        if (done != null) {
            dispatcher.post(Level.DISPATCH, "D-IRP done", () -> done.completed(Status.SUCCESS));
        }
    }

    @Override
    public void postToPnp(PnpEvent event) {
        note(event.name());
    }

    @Override
    public void transitionFailed(boolean goingUp, Outcome reason) {
        note(goingUp ? "POWER_UP_FAILED" : "POWER_DOWN_FAILED");
    }

    @Override
    public void childrenMayPowerUp() {}

    @Override
    public void indicateWakeToChildren(Status how) {
        note("children hear " + how);
    }

    @Override
    public boolean isPageable() {
        return pageable;
    }

    @Override
    public Outcome enableWakeAtBus(SystemPowerState lowest) {
        return faults.contains(Fault.WAKE_AT_BUS)
                ? new Outcome(Status.UNSUCCESSFUL, "no wake at this bus")
                : Outcome.OK;
    }

    @Override
    public void disableWakeAtBus() {}

    @Override
    public Status passPowerIrp(Irp irp) {
        return irp.complete(irp.status());
    }

    // PowerRequests.

    @Override
    public PowerRequest request(
            DeviceObject top, int minor, PowerChange change, PowerCompletion completion) {
        if (minor == PowerMinor.WAIT_WAKE) {
            return sendWaitWake(completion);
        }
        boolean toD0 = ((DevicePower) change).state() == DevicePowerState.D0;
        Runnable first = beforeRequest;
        beforeRequest = () -> {};
        first.run();
        if (faults.contains(toD0 ? Fault.NO_D0_IRP : Fault.NO_DX_IRP)) {
            throw new StatusException(Status.NO_SUCH_DEVICE, "no IRP to be had");
        }
        note("request " + ((DevicePower) change).state());
        dispatcher.post(Level.PASSIVE, "D-IRP", () -> dispatchDirp(toD0, completion));
        return () -> {};
    }

    private void dispatchDirp(boolean toD0, PowerCompletion completion) {
        if (faults.contains(toD0 ? Fault.D0_IRP_NOT_SEEN : Fault.DX_IRP_NOT_SEEN)) {
            completion.completed(Status.UNSUCCESSFUL);
            return;
        }
        policy.devicePowerIrp(toD0);
        up = toD0;
        if (toD0 && faults.contains(Fault.D0_ENTRY)) {
            policy.powerUpFailed();
            complete(completion);
            return;
        }
        transition = completion;
        note(toD0 ? "HwStarted" : "IoStopped");
        policy.post(
                toD0
                        ? PowerPolicyEvent.POWER_UP_HW_STARTED
                        : PowerPolicyEvent.POWER_DOWN_IO_STOPPED);
    }

    boolean isGoingUp() {
        return transition != null && up;
    }

    private PowerRequest sendWaitWake(PowerCompletion completion) {
        if (faults.contains(Fault.NO_WAKE_IRP)) {
            throw new StatusException(Status.NO_SUCH_DEVICE, "no IRP to be had");
        }
        dispatcher.post(
                Level.PASSIVE,
                "wait-wake",
                () -> {
                    if (faults.contains(Fault.WAKE_FAILS_AT_ONCE)) {
                        completion.completed(Status.UNSUCCESSFUL);
                    } else if (faults.contains(Fault.WAKE_SUCCEEDS_AT_ONCE)) {
                        completion.completed(Status.SUCCESS);
                    } else {
                        waitWake = completion;
                        policy.post(PowerPolicyEvent.WAKE_ARRIVED);
                    }
                });
        return () ->
                dispatcher.post(Level.PASSIVE, "cancel wait-wake", () -> endWake(cancelledWake));
    }

    @Override
    public void deviceStateChanged(DeviceObject changed, DevicePowerState state) {}

    @Override
    public void deviceRemoved(DeviceObject removed) {}

    @Override
    public void wakeForRemoval() {}

    @Override
    public PoFx poFx() {
        return this;
    }

    // PoFx: one component; power is required while it is active, and for a while longer.

    @Override
    public PoFxRegistration register(DeviceObject registered, PoFxDevice forDevice) {
        note("PoFx register");
        poFxDevice = forDevice;
        activations = 1;
        powerGranted = true;
        directing = false;
        directWhenOn = false;
        directedDown = false;
        directUpWanted = false;
        return this;
    }

    @Override
    public void componentLatency(int component, long nanos) {}

    @Override
    public void componentResidency(int component, long nanos) {}

    @Override
    public void componentWake(int component, boolean armed) {}

    @Override
    public void startPowerManagement() {
        idleComponent(0);
    }

    @Override
    public void activateComponent(int component) {
        activations++;
        if (activations == 1) {
            dispatcher.post(Level.DISPATCH, "active", this::becomeActive);
        }
    }

    private void becomeActive() {
        if (poFxDevice != null && activations > 0) {
            if (!powerGranted) {
                powerGranted = true;
                poFxDevice.devicePowerRequired();
            }
            poFxDevice.componentActive(0);
        }
    }

    @Override
    public void idleComponent(int component) {
        activations--;
        if (activations == 0) {
            dispatcher.post(Level.DISPATCH, "idle", this::becomeIdle);
        }
    }

    private void becomeIdle() {
        if (poFxDevice != null && activations == 0) {
            poFxDevice.componentIdle(0);
        }
    }

    @Override
    public void deviceIdleTimeout(long nanos) {}

    @Override
    public void completeIdleCondition(int component) {
        if (activations == 0 && powerGranted && !directing) {
            powerGranted = false;
            dispatcher.post(
                    Level.DISPATCH,
                    "not required",
                    () -> {
                        if (poFxDevice != null && !powerGranted) {
                            poFxDevice.devicePowerNotRequired();
                            changeMind();
                        }
                    });
        }
    }

    private void changeMind() {
        if (!directing && faults.contains(Fault.POFX_CHANGES_ITS_MIND)) {
            powerGranted = true;
            poFxDevice.devicePowerRequired();
        }
    }

    @Override
    public void completeIdleState(int component) {}

    @Override
    public void completeDevicePowerNotRequired() {
        note("PoFx not required");
    }

    @Override
    public void reportDevicePoweredOn() {
        note("PoFx powered on");
        if (directWhenOn) {
            directWhenOn = false;
            dispatcher.post(Level.DISPATCH, "directed down", poFxDevice::directedPowerDown);
        }
    }

    @Override
    public void completeDirectedPowerDown() {
        note("PoFx directed down done");
        directedDown = true;
        directUpIfDown();
    }

    @Override
    public void completeDirectedPowerUp() {
        note("PoFx directed up done");
        directing = false;
        dispatcher.post(Level.DISPATCH, "idle", this::becomeIdle);
    }

    @Override
    public void unregister() {
        note("PoFx unregister");
        poFxDevice = null;
    }

    @Override
    public void close() {
        dispatcher.close();
    }
}
