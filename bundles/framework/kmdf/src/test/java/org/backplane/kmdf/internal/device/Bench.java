package org.backplane.kmdf.internal.device;

import org.backplane.ddi.Driver;
import org.backplane.ddi.PnpState;
import org.backplane.kmdf.internal.driver.KmdfDriverEntry;
import org.backplane.runtime.Event;
import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.status.Status;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.DriverObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.Kernel;
import org.backplane.wdm.PnpMinor;
import org.backplane.wdm.PnpNotifications;
import org.backplane.wdm.ResourceList;
import org.backplane.wdm.StartParameters;
import org.backplane.wdm.power.DevicePowerState;
import org.backplane.wdm.power.PowerAction;
import org.backplane.wdm.power.PowerChange;
import org.backplane.wdm.power.PowerMinor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A device stack on a workbench: built and driven by hand, as the PnP manager would. */
final class Bench implements AutoCloseable, PnpNotifications {

    static final String ROOT = "ROOT\\TEST\\0000";

    final SimulatedDispatcher dispatcher;
    final Kernel kernel;

    /** What happened, in order: callbacks that drivers note here, IRPs at the plain PDO. */
    final List<String> trace = new ArrayList<>();

    /** What callbacks are to throw, by name. */
    final Map<String, RuntimeException> toThrow = new HashMap<>();

    /** What drivers told the PnP manager. */
    final List<String> notifications = new ArrayList<>();

    Bench() {
        this(8127);
    }

    Bench(long seed) {
        dispatcher = new SimulatedDispatcher(seed);
        kernel = new Kernel(dispatcher);
        kernel.pnpNotifications(this);
    }

    /** A PDO of a plain bus that says yes to everything. */
    DeviceObject plainPdo() {
        DriverObject bus = new DriverObject(kernel, "plainbus");
        bus.everyMajorFunction((_, irp) -> irp.complete(Status.SUCCESS));
        DeviceObject pdo = new DeviceObject(bus, null);
        pdo.instanceId(ROOT);
        return pdo;
    }

    /** Adds a framework driver's device to a stack; returns its device, or null for none. */
    FxDevice add(DeviceObject pdo, String name, Driver driver) {
        DriverObject loaded = new DriverObject(kernel, name);
        new KmdfDriverEntry(driver, () -> null).driverEntry(loaded);
        loaded.addDevice().addDevice(loaded, pdo);
        return pdo.top().extension() instanceof FxDevice device ? device : null;
    }

    /** Notes a callback, and throws what the test wants. */
    void note(String callback) {
        trace.add(callback);
        RuntimeException planned = toThrow.get(callback);
        if (planned != null) {
            throw planned;
        }
    }

    /** Takes the trace so far. */
    List<String> takeTrace() {
        List<String> taken = List.copyOf(trace);
        trace.clear();
        return taken;
    }

    Irp start(DeviceObject pdo) {
        return start(pdo, ResourceList.EMPTY);
    }

    Irp start(DeviceObject pdo, ResourceList resources) {
        return send(pdo, PnpMinor.START_DEVICE, new StartParameters(resources, resources));
    }

    Irp send(DeviceObject pdo, int minor) {
        return send(pdo, minor, null);
    }

    /** Sends a PnP IRP to the top of a stack and waits for its completion. */
    Irp send(DeviceObject pdo, int minor, Object argument) {
        DeviceObject top = pdo.top();
        Irp irp = new Irp(top.stackSize());
        Event completed = dispatcher.event("IRP");
        irp.next().setPnp(minor, argument);
        irp.setCompletionRoutine(
                (_, _, _) -> {
                    completed.set();
                    return false;
                },
                null);
        irp.call(top);
        completed.await();
        return irp;
    }

    /** Sends a D-IRP to the top of a stack and waits for its completion. */
    Irp power(DeviceObject pdo, DevicePowerState state, PowerAction action) {
        DeviceObject top = pdo.top();
        Irp irp = new Irp(top.stackSize());
        Event completed = dispatcher.event("power IRP");
        irp.next().setPower(PowerMinor.SET_POWER, new PowerChange.DevicePower(state, action));
        irp.setCompletionRoutine(
                (_, _, _) -> {
                    completed.set();
                    return false;
                },
                null);
        irp.call(top);
        completed.await();
        return irp;
    }

    static PnpState stateOf(FxDevice device) {
        return device.pnp().state();
    }

    @Override
    public void invalidateDeviceRelations(DeviceObject pdo) {
        notifications.add("relations of " + pdo.instanceId());
    }

    @Override
    public void invalidateDeviceState(DeviceObject pdo) {
        notifications.add("state of " + pdo.instanceId());
    }

    @Override
    public void requestDeviceEject(DeviceObject pdo) {
        notifications.add("eject " + ((FxDevice) pdo.extension()).instanceId());
    }

    @Override
    public void requestReenumeration(DeviceObject pdo) {
        notifications.add("reenumerate " + pdo.instanceId());
    }

    @Override
    public void close() {
        dispatcher.close();
    }
}
