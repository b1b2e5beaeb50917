package org.backplane.wdm;

import org.backplane.registry.Registries;
import org.backplane.registry.Registry;
import org.backplane.runtime.Dispatcher;
import org.backplane.wdm.power.DeviceTreeView;
import org.backplane.wdm.power.PowerRequests;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What all drivers of one Backplane instance share: the dispatcher, the registry, the table of
 * device interfaces and the open files. There is no static state, so that many instances live in
 * one JVM.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> nothing; immutable but for who listens to drivers,
 * which is a volatile field.
 */
@Component(service = Kernel.class)
public final class Kernel {

    private static final PnpNotifications NOBODY = new NoPnpManager();
    private static final DriverFaults UNHEARD = (sentence, thrown) -> {};

    private final Dispatcher dispatcher;
    private final Registry registry;
    private final DeviceInterfaceTable deviceInterfaces;
    private final OpenFileTable openFiles;
    private final DeviceNames deviceNames;
    private final ShutdownNotifications shutdownNotifications;
    private final TargetDeviceChanges targetDeviceChanges;
    private volatile PnpNotifications pnpNotifications = NOBODY;
    private volatile DriverFaults driverFaults = UNHEARD;
    private volatile DeviceTreeView deviceTree;
    private volatile PowerRequests powerRequests;

    /** Makes an instance whose registry lasts as long as it does. */
    public Kernel(Dispatcher dispatcher) {
        this(dispatcher, Registries.inMemory(dispatcher));
    }

    /** Makes an instance over the given dispatcher. */
    @Activate
    public Kernel(@Reference Dispatcher dispatcher, @Reference Registry registry) {
        this.dispatcher = dispatcher;
        this.registry = registry;
        this.deviceInterfaces = new DeviceInterfaceTable(dispatcher.lock("device interfaces"));
        this.openFiles = new OpenFileTable(dispatcher.lock("open files"));
        this.deviceNames = new DeviceNames(dispatcher.lock("device names"));
        this.shutdownNotifications =
                new ShutdownNotifications(this, dispatcher.lock("shutdown notifications"));
        this.targetDeviceChanges =
                new TargetDeviceChanges(dispatcher.lock("target device changes"));
    }

    /** Tasks, timers, events and locks. */
    public Dispatcher dispatcher() {
        return dispatcher;
    }

    /** Settings and device state. */
    public Registry registry() {
        return registry;
    }

    /** The device interfaces that drivers registered. */
    public DeviceInterfaceTable deviceInterfaces() {
        return deviceInterfaces;
    }

    /** The handles that are open. */
    public OpenFileTable openFiles() {
        return openFiles;
    }

    /** The names that drivers gave to devices. */
    public DeviceNames deviceNames() {
        return deviceNames;
    }

    /** The devices that are told before the system goes down. */
    public ShutdownNotifications shutdownNotifications() {
        return shutdownNotifications;
    }

    /** Which drivers hear of the removal of devices that they hold open. */
    public TargetDeviceChanges targetDeviceChanges() {
        return targetDeviceChanges;
    }

    /** Where drivers tell the PnP manager of changes; does nothing while there is no manager. */
    public PnpNotifications pnpNotifications() {
        return pnpNotifications;
    }

    /** Sets who hears of changes; for the PnP manager. Null if nobody does any more. */
    public void pnpNotifications(PnpNotifications listener) {
        pnpNotifications = listener != null ? listener : NOBODY;
    }

    /** The device tree; null while there is no PnP manager. */
    public DeviceTreeView deviceTree() {
        return deviceTree;
    }

    /** Sets the device tree; for the PnP manager. Null if there is none any more. */
    public void deviceTree(DeviceTreeView tree) {
        deviceTree = tree;
    }

    /** Where drivers ask for power IRPs; null while there is no power manager. */
    public PowerRequests powerRequests() {
        return powerRequests;
    }

    /** Sets where drivers ask for power IRPs; for the power manager. Null if there is none. */
    public void powerRequests(PowerRequests manager) {
        powerRequests = manager;
    }

    /** Who hears what drivers do wrong; does nothing while nobody wants to. */
    public DriverFaults driverFaults() {
        return driverFaults;
    }

    /** Sets who hears what drivers do wrong. */
    public void driverFaults(DriverFaults listener) {
        driverFaults = listener;
    }

    /** KeQueryPerformanceCounter, in nanoseconds; only differences mean something. */
    public long queryPerformanceCounter() {
        return dispatcher.nanoTime();
    }

    private static final class NoPnpManager implements PnpNotifications {

        @Override
        public void invalidateDeviceRelations(DeviceObject pdo) {}

        @Override
        public void invalidateDeviceState(DeviceObject pdo) {}
    }
}
