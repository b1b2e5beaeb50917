package org.backplane.kmdf.internal.device;

import org.backplane.ddi.ChildListConfig;
import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DeviceIoType;
import org.backplane.ddi.EvtChildListCreateDevice;
import org.backplane.ddi.EvtDeviceWdmIrpPreprocess;
import org.backplane.ddi.EvtIoInCallerContext;
import org.backplane.ddi.ExecutionLevel;
import org.backplane.ddi.FileObjectConfig;
import org.backplane.ddi.FrameworkDriver;
import org.backplane.ddi.PlugPlayKey;
import org.backplane.ddi.RegistryKey;
import org.backplane.ddi.RequestAttributes;
import org.backplane.ddi.SynchronizationScope;
import org.backplane.kmdf.internal.driver.FxDriver;
import org.backplane.kmdf.internal.file.FxFileObjectConfig;
import org.backplane.kmdf.internal.support.FxRegistryKey;
import org.backplane.registry.Registry;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.IoType;
import org.backplane.wdm.security.SecurityDescriptor;

import java.util.function.Consumer;

/**
 * What a driver says about a device in device-add, before and while it is created.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> device-add.
 */
public class FxDeviceInit extends FxPnpPowerInit {

    private final FxDriver driver;
    private final DeviceObject pdo;
    private final Monitoring monitoring;
    private boolean filter;
    private SynchronizationScope scope = SynchronizationScope.INHERIT_FROM_PARENT;
    private ExecutionLevel level = ExecutionLevel.INHERIT_FROM_PARENT;
    private IoType ioType = IoType.BUFFERED;
    private FxChildListConfig defaultChildList;
    private FxDevice device;

    /** Makes the init of one call of device-add. */
    public FxDeviceInit(FxDriver driver, DeviceObject pdo, Monitoring monitoring) {
        this.driver = driver;
        this.pdo = pdo;
        this.monitoring = monitoring;
    }

    @Override
    public DeviceInit filter() {
        filter = true;
        return this;
    }

    @Override
    public DeviceInit synchronizationScope(SynchronizationScope newScope) {
        scope = newScope;
        return this;
    }

    @Override
    public DeviceInit executionLevel(ExecutionLevel newLevel) {
        level = newLevel;
        return this;
    }

    @Override
    public DeviceInit fileObjectConfig(Consumer<FileObjectConfig> config) {
        settings.files = new FxFileObjectConfig();
        config.accept(settings.files);
        return this;
    }

    @Override
    public DeviceInit exclusive() {
        settings.exclusive = true;
        return this;
    }

    @Override
    public DeviceInit allowSelfIoTarget() {
        settings.selfIoTarget = true;
        return this;
    }

    @Override
    public DeviceInit requestAttributes(Consumer<RequestAttributes> config) {
        config.accept(settings.requestContexts);
        return this;
    }

    @Override
    public DeviceInit assignName(String name) {
        if (!name.startsWith("\\")) {
            throw new StatusException(
                    Status.OBJECT_NAME_INVALID,
                    "\"" + name + "\" is no name for a device; write \\Device\\Name");
        }
        settings.name = name;
        return this;
    }

    @Override
    public DeviceInit assignSddlString(String sddl) {
        settings.security = SecurityDescriptor.parse(sddl);
        return this;
    }

    @Override
    public DeviceInit deviceType(int type) {
        settings.deviceType = type;
        return this;
    }

    @Override
    public DeviceInit characteristics(int flags, boolean or) {
        settings.characteristics = or ? settings.characteristics | flags : flags;
        return this;
    }

    @Override
    public DeviceInit evtIoInCallerContext(EvtIoInCallerContext callback) {
        settings.callerContext = callback;
        return this;
    }

    @Override
    public DeviceInit assignWdmIrpPreprocessCallback(
            int major, EvtDeviceWdmIrpPreprocess callback, int... minors) {
        settings.hooks.preprocess(major, callback, minors);
        return this;
    }

    @Override
    public FrameworkDriver driver() {
        return driver;
    }

    @Override
    public DeviceInit ioType(DeviceIoType type) {
        ioType = toWdm(type);
        return this;
    }

    static IoType toWdm(DeviceIoType type) {
        return switch (type) {
            case NEITHER -> IoType.NEITHER;
            case BUFFERED -> IoType.BUFFERED;
            case DIRECT -> IoType.DIRECT;
        };
    }

    @Override
    public String instanceId() {
        return pdo.instanceId();
    }

    @Override
    public RegistryKey openRegistryKey(PlugPlayKey which) {
        driver.required(which, "which registry key is meant");
        Registry registry = driver.driverObject().kernel().registry();
        return FxRegistryKey.create(
                driver, registry, DeviceKeys.path(registry, instanceId(), which, this));
    }

    @Override
    public DeviceObject wdmPhysicalDevice() {
        return pdo;
    }

    @Override
    public DeviceInit defaultChildList(
            EvtChildListCreateDevice create, Consumer<ChildListConfig> config) {
        defaultChildList = new FxChildListConfig(create);
        config.accept(defaultChildList);
        return this;
    }

    @Override
    public Device create() {
        if (device != null) {
            throw new StatusException(
                    Status.INVALID_DEVICE_STATE,
                    driver.driverObject().name()
                            + " creates its device for "
                            + instanceId()
                            + " a second time; one device-add makes one device");
        }
        device = make();
        device.createDefaultChildList(defaultChildList);
        if (!filter) {
            device.deviceObject().ioType(ioType);
        }
        return device;
    }

    FxDevice make() {
        return FxDevice.attached(driver, pdo, filter, this);
    }

    SynchronizationScope scope() {
        return scope;
    }

    ExecutionLevel level() {
        return level;
    }

    Monitoring monitoring() {
        return monitoring;
    }

    /** Whether the driver said that it is a filter. */
    public boolean isFilter() {
        return filter;
    }

    /** What was created; null if nothing was. */
    public FxDevice device() {
        return device;
    }
}
