package org.backplane.kmdf.internal.device;

import org.backplane.ddi.Device;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.EvtDeviceInterfaceChange;
import org.backplane.ddi.EvtDeviceWdmIrpDispatch;
import org.backplane.ddi.ExecutionLevel;
import org.backplane.ddi.FileObject;
import org.backplane.ddi.FrameworkDriver;
import org.backplane.ddi.InterfaceClass;
import org.backplane.ddi.InterfaceNotification;
import org.backplane.ddi.Interrupt;
import org.backplane.ddi.InterruptConfig;
import org.backplane.ddi.InterruptLine;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.IoQueueConfig;
import org.backplane.ddi.IoTarget;
import org.backplane.ddi.RemoteIoTarget;
import org.backplane.ddi.Request;
import org.backplane.ddi.RequestType;
import org.backplane.ddi.SpinLock;
import org.backplane.ddi.SynchronizationScope;
import org.backplane.kmdf.WdfViolation;
import org.backplane.kmdf.internal.callback.CallbackRunner;
import org.backplane.kmdf.internal.callback.CallbackScope;
import org.backplane.kmdf.internal.callback.DeviceHealth;
import org.backplane.kmdf.internal.callback.Outcome;
import org.backplane.kmdf.internal.driver.FxDriver;
import org.backplane.kmdf.internal.file.FxPkgGeneral;
import org.backplane.kmdf.internal.hardware.FxInterruptLine;
import org.backplane.kmdf.internal.hardware.FxInterrupts;
import org.backplane.kmdf.internal.io.DeviceHost;
import org.backplane.kmdf.internal.io.FxPkgIo;
import org.backplane.kmdf.internal.io.RequestContexts;
import org.backplane.kmdf.internal.object.CallbackConstraints;
import org.backplane.kmdf.internal.object.FxObject;
import org.backplane.kmdf.internal.object.ObjectLock;
import org.backplane.kmdf.internal.object.ObjectOwner;
import org.backplane.kmdf.internal.pnp.DeviceCallbacks;
import org.backplane.kmdf.internal.pnp.DeviceUsage;
import org.backplane.kmdf.internal.pnp.FxDeviceInterfaces;
import org.backplane.kmdf.internal.pnp.FxPkgFdo;
import org.backplane.kmdf.internal.pnp.FxPkgPdo;
import org.backplane.kmdf.internal.pnp.FxPkgPnp;
import org.backplane.kmdf.internal.pnp.PdoIdentity;
import org.backplane.kmdf.internal.pnp.PnpDevice;
import org.backplane.kmdf.internal.pnp.PnpReports;
import org.backplane.kmdf.internal.pnp.StateChanges;
import org.backplane.kmdf.internal.policy.PowerPolicyMachine;
import org.backplane.kmdf.internal.support.FxInterfaceNotification;
import org.backplane.kmdf.internal.support.FxSpinLock;
import org.backplane.kmdf.internal.target.FxRemoteTarget;
import org.backplane.runtime.Level;
import org.backplane.runtime.Lock;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.DriverObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.Kernel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A framework device: what holds one driver's place in a stack together. The work is done by its
 * parts: {@link FxPkgIo} for requests, {@link FxPkgPnp} for PnP and power. It is long because all
 * of the driver's {@link Device} is here, most of it a line for each method that hands over to a
 * part.
 *
 * <p><b>Level:</b> registration at PASSIVE, the getters at any level. <b>Serialised by:</b>
 * registration by device-add, which seals the device when it returns.
 */
public final class FxDevice extends FxPdoDevice implements Device, PnpDevice {

    private static final Logger LOG = LoggerFactory.getLogger(FxDevice.class);

    private static final AtomicReferenceFieldUpdater<FxDevice, AddState> ADD_STATE =
            AtomicReferenceFieldUpdater.newUpdater(FxDevice.class, AddState.class, "addState");

    private enum AddState {
        /** The driver's device-add runs. */
        RUNNING,
        /** It has returned; nothing more is registered. */
        SEALED,
        /** The device was removed while it ran, or it failed. */
        OVERTAKEN
    }

    private final DriverObject driver;
    private final DeviceRole role;
    private final SynchronizationScope scope;
    private final ExecutionLevel level;

    /** What it is called without an instance path; null if its place on the bus says so. */
    private final String provisionalId;

    private final Monitoring monitoring;
    private final DeviceObject deviceObject;
    private volatile AddState addState = AddState.RUNNING;
    private final DeviceHealth health = new DeviceHealth(this);
    private final CallbackRunner runner = new CallbackRunner(this);

    /** What the driver registered; nothing as long as that is nothing. */
    private DeviceCallbacks callbacks = DeviceCallbacks.NONE;

    private final FxInterrupts interrupts =
            new FxInterrupts(this, runner, FxDevice::wakeInterruptEntered);
    private final FxDeviceInterfaces interfaces = new FxDeviceInterfaces(this);
    private final FxPkgIo io;
    private final Lock machineLock;

    /** Null until the driver takes it; made under the machines' lock. */
    private volatile ObjectLock objectLock;

    private final RequestContexts requestContexts;
    private final FxPkgGeneral general;

    /** Null for control devices. */
    private final FxPkgPnp pnp;

    /** Null for all but control devices. */
    private final FxPkgControl control;

    /** Null if there are none; constant once device-add has returned. */
    private FxIrpHooks hooks;

    private final StateChanges stateChanges;
    private final boolean powerPolicyOwner;
    private volatile Object context;

    /** Set before the bus driver sees the child. */
    private FxDevice forwardingParent;

    private FxDevice(
            FxDriver driver,
            DeviceRole role,
            SynchronizationScope scope,
            ExecutionLevel level,
            String provisionalId,
            Monitoring monitoring,
            DeviceSettings settings,
            DeviceObject attachTo,
            Function<FxDevice, FxPkgPnp> pnp) {
        super(driver);
        this.driver = driver.driverObject();
        this.role = role;
        this.scope =
                scope == SynchronizationScope.INHERIT_FROM_PARENT
                        ? SynchronizationScope.NONE
                        : scope;
        this.level = level == ExecutionLevel.INHERIT_FROM_PARENT ? ExecutionLevel.DISPATCH : level;
        this.provisionalId = provisionalId;
        this.monitoring = monitoring;
        this.deviceObject = new DeviceObject(this.driver, this);
        this.machineLock = dispatcher().lock("machines of a device");
        this.stateChanges = settings.stateChanges;
        this.powerPolicyOwner =
                settings.powerPolicyOwner != null
                        ? settings.powerPolicyOwner
                        : role == DeviceRole.FUNCTION;
        this.io = new FxPkgIo(this);
        this.pnp = pnp.apply(this);
        if (this.pnp != null) {
            settings.applyTo(this.pnp.power());
        }
        this.requestContexts = settings.requestContexts.orNone();
        if (settings.selfIoTarget) {
            io.allowSelfIoTarget();
        }
        this.control = role == DeviceRole.CONTROL ? new FxPkgControl(this, settings) : null;
        this.hooks = settings.hooks.isEmpty() ? null : settings.hooks;
        this.general = new FxPkgGeneral(this, io, settings.files);
        if (settings.callerContext != null) {
            io.callInCallerContext(settings.callerContext);
        }
        settings.applyTo(deviceObject);
        attach(attachTo);
        deviceObject.stackSize(deviceObject.stackSize() + settings.extraStackLocations());
    }

    private void attach(DeviceObject to) {
        if (to == null) {
            return;
        }
        try {
            deviceObject.attachTo(to);
        } catch (StatusException leaving) {
            kernel().deviceNames().remove(deviceObject);
            throw leaving;
        }
    }

    /** Makes a function or filter driver's device and attaches it to the stack of {@code pdo}. */
    static FxDevice attached(FxDriver driver, DeviceObject pdo, boolean filter, FxDeviceInit init) {
        return driver.adopt(
                new FxDevice(
                        driver,
                        filter ? DeviceRole.FILTER : DeviceRole.FUNCTION,
                        init.scope(),
                        init.level(),
                        String.valueOf(pdo.instanceId()),
                        init.monitoring(),
                        init.settings,
                        pdo,
                        FxPkgFdo::new));
    }

    /** Makes a control device. */
    static FxDevice control(FxDriver driver, FxDeviceInit init) {
        FxDevice device =
                driver.adoptControl(
                        new FxDevice(
                                driver,
                                DeviceRole.CONTROL,
                                init.scope(),
                                init.level(),
                                init.instanceId(),
                                init.monitoring(),
                                init.settings,
                                null,
                                _ -> null));
        device.deviceObject.initializing(true);
        device.control.register(init.settings.shutdownTimes);
        return device;
    }

    /**
     * Makes a bus driver's child.
     *
     * @param child its place in a child list; null for a static child, which has none yet
     * @param forwards whether it may forward requests to queues of the bus
     */
    static FxDevice physical(FxDevice bus, PdoIdentity identity, FxChild child, boolean forwards) {
        FxDriver driver = (FxDriver) bus.parent();
        DeviceSettings settings = new DeviceSettings();
        settings.powerPolicyOwner = identity.isRaw();
        FxDevice device =
                driver.adopt(
                        new FxDevice(
                                driver,
                                DeviceRole.PHYSICAL,
                                SynchronizationScope.INHERIT_FROM_PARENT,
                                ExecutionLevel.INHERIT_FROM_PARENT,
                                null,
                                bus.monitoring,
                                settings,
                                null,
                                made -> new FxPkgPdo(made, identity, bus, child)));
        if (forwards) {
            device.forwardingParent = bus;
            device.deviceObject.stackSize(bus.deviceObject.stackSize());
        }
        return device;
    }

    // Life.

    /**
     * Device-add has returned: seals the device.
     *
     * @throws StatusException DELETE_PENDING if the device was removed meanwhile
     */
    public void addReturned() {
        if (deviceObject.isDeleted()
                || !ADD_STATE.compareAndSet(this, AddState.RUNNING, AddState.SEALED)) {
            throw new StatusException(
                    Status.DELETE_PENDING,
                    instanceId() + " was removed while " + driverName() + " added its device");
        }
        sealed();
        pnp.added();
    }

    private void sealed() {
        FxIrpHooks own = hooks;
        io.seal(major -> own != null && own.see(major));
        deviceObject.initializing(false);
    }

    @Override
    public boolean beginRemove() {
        return !ADD_STATE.compareAndSet(this, AddState.RUNNING, AddState.OVERTAKEN);
    }

    /** Device-add failed: takes the device apart. */
    public void discard() {
        addState = AddState.OVERTAKEN;
        kernel().deviceNames().remove(deviceObject);
        pnp.discard();
    }

    /** Keeps what the driver returned from device-add. */
    public void context(Object deviceContext) {
        context = deviceContext;
    }

    /** What the driver returned from device-add; null for a PDO. */
    public Object context() {
        return context;
    }

    /** The way in and out: opening and closing. */
    public FxPkgGeneral general() {
        return general;
    }

    /** The driver's callbacks that see IRPs before the framework does; null if there are none. */
    FxIrpHooks hooks() {
        return hooks;
    }

    /** IRP_MJ_SHUTDOWN, for control devices. */
    Status shutDown(Irp irp) {
        return control.shutDown(irp);
    }

    /** Ends a control device. */
    public void deleteControl() {
        addState = AddState.OVERTAKEN;
        control.delete();
    }

    @Override
    public FxPkgPnp pnp() {
        return pnp;
    }

    @Override
    public PnpReports reportsIfAny() {
        return pnp.reportsIfAny();
    }

    @Override
    FxDevice fx() {
        return this;
    }

    @Override
    public boolean isPowerPolicyOwner() {
        return powerPolicyOwner;
    }

    @Override
    PowerPolicyMachine powerPolicy() {
        return pnp == null ? null : pnp.power().policy();
    }

    @Override
    public CallbackRunner runner() {
        return runner;
    }

    // DeviceHost and PnpDevice.

    @Override
    public Kernel kernel() {
        return driver.kernel();
    }

    @Override
    public DeviceObject deviceObject() {
        return deviceObject;
    }

    @Override
    public DeviceObject lower() {
        return deviceObject.lower();
    }

    @Override
    public Device device() {
        return this;
    }

    @Override
    public FxObject object() {
        return this;
    }

    @Override
    protected void fault(String callback, Throwable thrown) {
        driverFault(callback, thrown);
    }

    /** The first failure of a device counts, but a broken rule is told in any case. */
    @Override
    public void violated(WdfViolation violation) {
        String sentence = violation.getMessage();
        health.failed(new Outcome(Status.UNSUCCESSFUL, sentence));
        try (CallbackScope _ = new CallbackScope(instanceId(), driverName())) {
            LOG.error("{}", sentence, violation);
        }
        kernel().driverFaults().driverFault(sentence, violation);
        health.tellPnpManager();
    }

    @Override
    protected String whyNotDeleted() {
        return isControl() ? null : "the PnP manager removes devices that are no control devices";
    }

    @Override
    protected ObjectLock objectLock() {
        ObjectLock known = objectLock;
        if (known == null) {
            ObjectLock made = new ObjectLock(dispatcher(), toString(), constraints());
            machineLock.acquire();
            known = objectLock;
            if (known == null) {
                known = made;
                objectLock = made;
            }
            machineLock.release();
        }
        return known;
    }

    @Override
    public RequestContexts requestContexts() {
        return requestContexts;
    }

    @Override
    public ObjectOwner owner() {
        return new ObjectOwner(driverName(), instanceId());
    }

    @Override
    public boolean belongsToDevice() {
        return true;
    }

    @Override
    public CallbackConstraints constraints() {
        return io.deviceConstraints();
    }

    @Override
    public String toString() {
        return "device " + instanceId() + " of " + driverName();
    }

    @Override
    public boolean isFilter() {
        return role == DeviceRole.FILTER;
    }

    @Override
    public boolean isPdo() {
        return role == DeviceRole.PHYSICAL;
    }

    @Override
    public FxDevice forwardingParent() {
        return forwardingParent;
    }

    @Override
    public boolean isControl() {
        return role == DeviceRole.CONTROL;
    }

    @Override
    public String driverName() {
        return driver.name();
    }

    @Override
    public String instanceId() {
        String path = deviceObject.pdo().instanceId();
        if (path != null) {
            return path;
        }
        return pnp instanceof FxPkgPdo pdo ? pdo.nameOnBus() : provisionalId;
    }

    @Override
    public SynchronizationScope synchronizationScope() {
        return scope;
    }

    @Override
    public ExecutionLevel executionLevel() {
        return level;
    }

    @Override
    public void checkOpen(String registration) {
        if (addState != AddState.RUNNING) {
            throw new IllegalStateException(
                    registration
                            + " of "
                            + driverName()
                            + " for "
                            + instanceId()
                            + " comes too late: register it before device-add returns");
        }
    }

    @Override
    public void driverFault(String callback, Throwable fault) {
        Outcome outcome = runner.fault(callback, fault);
        if (health.failed(outcome)) {
            try (CallbackScope _ = new CallbackScope(instanceId(), driverName())) {
                LOG.error("{}", outcome.reason(), fault);
            }
            health.tellPnpManager();
        }
    }

    @Override
    public boolean reusesRequests() {
        return !monitoring.interposed();
    }

    @Override
    public boolean failsAllocation(boolean forwardProgress) {
        return forwardProgress && monitoring.failsRequestAllocation(this);
    }

    @Override
    public void stateEntered(String machine, Enum<?> state) {
        monitoring.stateEntered(this, machine, state);
    }

    @Override
    public FxPkgIo io() {
        return io;
    }

    @Override
    public Lock machineLock() {
        return machineLock;
    }

    @Override
    public StateChanges stateChanges() {
        return stateChanges;
    }

    @Override
    public DeviceUsage usage() {
        return pnp.usage();
    }

    @Override
    public DeviceCallbacks callbacks() {
        return callbacks;
    }

    @Override
    DeviceCallbacks registered() {
        if (callbacks == DeviceCallbacks.NONE) {
            callbacks = new DeviceCallbacks(runner);
        }
        return callbacks;
    }

    private static void wakeInterruptEntered(DeviceHost host, Enum<?> state) {
        ((FxDevice) host).stateEntered("WakeInterrupt", state);
    }

    @Override
    public FxInterrupts interrupts() {
        return interrupts;
    }

    @Override
    public FxDeviceInterfaces interfaces() {
        return interfaces;
    }

    @Override
    public DeviceHealth health() {
        return health;
    }

    // Device.

    @Override
    public FrameworkDriver driver() {
        return (FxDriver) parent();
    }

    @Override
    public long queryPerformanceCounter() {
        return kernel().queryPerformanceCounter();
    }

    @Override
    public Device createSymbolicLink(String link) {
        checkOpen("createSymbolicLink");
        if (isControl() && deviceObject.name() == null) {
            throw withoutName();
        }
        kernel().deviceNames().add(link, deviceObject);
        return this;
    }

    @Override
    public String deviceName() {
        String name = deviceObject.name();
        if (name == null) {
            throw withoutName();
        }
        return name;
    }

    private StatusException withoutName() {
        return new StatusException(
                Status.INVALID_DEVICE_STATE,
                this + " has no name; give it one with DeviceInit.assignName");
    }

    @Override
    public int characteristics() {
        return deviceObject.characteristics();
    }

    @Override
    public void characteristics(int flags) {
        deviceObject.characteristics(flags);
    }

    @Override
    public void finishInitializing() {
        requireControl("finished by its driver");
        if (ADD_STATE.compareAndSet(this, AddState.RUNNING, AddState.SEALED)) {
            sealed();
        }
    }

    @Override
    public void delete() {
        if (isUnreportedChild()) {
            discard();
        } else {
            requireDeletable();
            deleteControl();
        }
    }

    /** A static child that was not added to its bus is the driver's to delete. */
    private boolean isUnreportedChild() {
        return pnp instanceof FxPkgPdo pdo && pdo.link() == null;
    }

    private void requireControl(String use) {
        if (!isControl()) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST,
                    this + " is not a control device, and only those are " + use);
        }
    }

    @Override
    public Disposition enqueueRequest(Request request) {
        io.enqueue(request);
        return Disposition.FORWARDED;
    }

    @Override
    public Status dispatchPreprocessedIrp(Irp irp) {
        irp.setNextStackLocation(deviceObject);
        return hooks == null ? IrpDispatch.dispatch(this, irp) : hooks.preprocessed(this, irp);
    }

    @Override
    public Device configureWdmIrpDispatchCallback(int major, EvtDeviceWdmIrpDispatch callback) {
        checkOpen("configureWdmIrpDispatchCallback");
        FxIrpHooks own = hooks == null ? new FxIrpHooks() : hooks;
        own.dispatch(major, callback);
        hooks = own;
        return this;
    }

    @Override
    public Status wdmDispatchIrp(Irp irp) {
        return io.dispatch(irp);
    }

    @Override
    public Status wdmDispatchIrpToIoQueue(Irp irp, IoQueue queue, boolean inCallerContext) {
        return io.dispatch(irp, queue, inCallerContext);
    }

    @Override
    public DeviceObject wdmDeviceObject() {
        return deviceObject;
    }

    @Override
    public DeviceObject wdmAttachedDevice() {
        return deviceObject.lower();
    }

    @Override
    public DeviceObject wdmPhysicalDevice() {
        return isControl() ? null : deviceObject.pdo();
    }

    @Override
    public Device createInterface(InterfaceClass interfaceClass) {
        return createInterface(interfaceClass, "");
    }

    @Override
    public Device createInterface(InterfaceClass interfaceClass, String reference) {
        checkOpen("createInterface");
        if (isControl()) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST,
                    this + " is a control device, which has no interfaces; give it a name");
        }
        interfaces.create(interfaceClass.id(), reference);
        return this;
    }

    @Override
    public IoQueue defaultQueue(DispatchType type, Consumer<IoQueueConfig> config) {
        return io.createQueue(type, config, true);
    }

    @Override
    public IoQueue createQueue(DispatchType type, Consumer<IoQueueConfig> config) {
        return io.createQueue(type, config, false);
    }

    @Override
    public Device configureRequestDispatching(IoQueue queue, RequestType type) {
        io.configureRequestDispatching(queue, type);
        return this;
    }

    @Override
    public FileObject fileObject(org.backplane.wdm.FileObject wdmFileObject) {
        return general.fileObject(wdmFileObject);
    }

    @Override
    public SpinLock createInterruptLock(String name) {
        return adopt(new FxSpinLock(this, Level.DIRQL, name));
    }

    @Override
    public Interrupt createInterrupt(Consumer<InterruptConfig> config) {
        return interrupts.create(config);
    }

    @Override
    public IoTarget ioTarget() {
        return io.ioTarget();
    }

    @Override
    public IoTarget selfIoTarget() {
        return io.selfIoTarget();
    }

    @Override
    public Device selfAssignDefaultIoQueue(IoQueue queue) {
        io.selfAssignDefaultIoQueue(queue);
        return this;
    }

    @Override
    public RemoteIoTarget createIoTarget() {
        return adopt(new FxRemoteTarget(this));
    }

    @Override
    public InterfaceNotification registerInterfaceNotification(
            InterfaceClass interfaceClass, EvtDeviceInterfaceChange callback) {
        FxInterfaceNotification notification =
                adopt(
                        new FxInterfaceNotification(
                                this, kernel().deviceInterfaces(), interfaceClass, callback));
        notification.listen();
        return notification;
    }

    @Override
    public InterruptLine createInterruptLine(String name) {
        return new FxInterruptLine(
                new org.backplane.wdm.InterruptLine(kernel().dispatcher(), name));
    }

    @Override
    public void setFailed(Status status, String reason) {
        health.failed(new Outcome(status, reason));
        health.tellPnpManager();
    }

    @Override
    public Device evtCleanup(Runnable callback) {
        checkOpen("EvtCleanupCallback");
        super.evtCleanup(callback);
        return this;
    }

    @Override
    public Device evtDestroy(Runnable callback) {
        checkOpen("EvtDestroyCallback");
        super.evtDestroy(callback);
        return this;
    }
}
