package org.backplane.pnp.internal;

import org.backplane.status.Status;
import org.backplane.wdm.BusWindows;
import org.backplane.wdm.DeviceCapabilities;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.DeviceText;
import org.backplane.wdm.DriverObject;
import org.backplane.wdm.IdType;
import org.backplane.wdm.Irp;
import org.backplane.wdm.IrpMajor;
import org.backplane.wdm.Kernel;
import org.backplane.wdm.PnpMinor;
import org.backplane.wdm.ResourceList;
import org.backplane.wdm.ResourceRequirements;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A bus driver whose slots the test fills and empties. It may serve many buses. */
final class FakeBus extends FakeDriver {

    static final UUID BUS_TYPE = new UUID(1, 2);

    /** A device on a bus: what its PDO answers. */
    static final class Child {
        final DeviceObject pdo;
        Object deviceId;
        Object instanceId;
        Object hardwareIds;
        Object compatibleIds = List.of();
        DeviceCapabilities capabilities;
        ResourceList boot;
        ResourceRequirements requirements;
        Status ejects = Status.SUCCESS;
        boolean leavesOnEject;
        boolean idsHang;
        boolean present = true;
        int removes;

        Child(DriverObject driver) {
            pdo = new DeviceObject(driver, this);
        }
    }

    private final Kernel kernel;
    private final List<String> log;
    private final DriverObject pdoDriver;

    /** By the instance path of the bus. */
    private final Map<String, List<Child>> slots = new HashMap<>();

    private final Map<String, DeviceObject> busPdos = new HashMap<>();

    /** What the buses pass on; null if everything. */
    BusWindows windows;

    FakeBus(Kernel kernel, String name, List<String> log) {
        super(kernel, name, log);
        this.kernel = kernel;
        this.log = log;
        pdoDriver = new DriverObject(kernel, name);
        pdoDriver.majorFunction(IrpMajor.PNP, this::childPnp);
    }

    /** Puts a device into a slot; {@link #notifyChange} tells of it. */
    Child insert(String bus, String deviceId, String instanceId) {
        Child child = new Child(pdoDriver);
        child.deviceId = deviceId;
        child.instanceId = instanceId;
        child.hardwareIds = List.of(deviceId);
        slots.computeIfAbsent(bus, path -> new ArrayList<>()).add(child);
        return child;
    }

    void pull(String bus, Child child) {
        slots.get(bus).remove(child);
        child.present = false;
    }

    void notifyChange(String bus) {
        DeviceObject pdo = busPdos.get(bus);
        if (pdo != null) {
            kernel.pnpNotifications().invalidateDeviceRelations(pdo);
        }
    }

    @Override
    List<DeviceObject> children(DeviceObject device) {
        busPdos.put(device.pdo().instanceId(), device.pdo());
        List<DeviceObject> children =
                slots.getOrDefault(device.pdo().instanceId(), List.of()).stream()
                        .map(child -> child.pdo)
                        .toList();
        Yield.to(kernel.dispatcher());
        return children;
    }

    private Status childPnp(DeviceObject device, Irp irp) {
        Child child = (Child) device.extension();
        Object argument = irp.current().argument();
        int minor = irp.current().minor();
        return switch (minor) {
            case PnpMinor.QUERY_ID -> {
                if (child.idsHang) {
                    irp.markPending();
                    yield Status.PENDING;
                }
                irp.result(
                        switch ((IdType) argument) {
                            case DEVICE_ID -> child.deviceId;
                            case INSTANCE_ID -> child.instanceId;
                            case HARDWARE_IDS -> child.hardwareIds;
                            case COMPATIBLE_IDS -> child.compatibleIds;
                            case CONTAINER_ID -> null;
                        });
                yield irp.complete(Status.SUCCESS);
            }
            case PnpMinor.QUERY_DEVICE_TEXT -> {
                irp.result(argument == DeviceText.DESCRIPTION ? "A thing" : "Slot 1");
                yield irp.complete(Status.SUCCESS);
            }
            case PnpMinor.QUERY_CAPABILITIES -> answer(irp, child.capabilities);
            case PnpMinor.QUERY_RESOURCES -> answer(irp, child.boot);
            case PnpMinor.QUERY_RESOURCE_REQUIREMENTS -> answer(irp, child.requirements);
            case PnpMinor.QUERY_BUS_INFORMATION -> answer(irp, BUS_TYPE);
            case PnpMinor.EJECT -> {
                log.add("EJECT " + device.instanceId());
                if (child.leavesOnEject) {
                    slots.values().forEach(slot -> slot.remove(child));
                    child.present = false;
                }
                yield irp.complete(child.ejects);
            }
            case PnpMinor.START_DEVICE,
                    PnpMinor.QUERY_STOP_DEVICE,
                    PnpMinor.CANCEL_STOP_DEVICE,
                    PnpMinor.STOP_DEVICE,
                    PnpMinor.QUERY_REMOVE_DEVICE,
                    PnpMinor.CANCEL_REMOVE_DEVICE,
                    PnpMinor.SURPRISE_REMOVAL ->
                    irp.complete(Status.SUCCESS);
            case PnpMinor.REMOVE_DEVICE -> {
                child.removes++;
                log.add("REMOVE PDO " + device.instanceId());
                if (!child.present) {
                    device.delete();
                }
                yield irp.complete(Status.SUCCESS);
            }
            default -> irp.complete(irp.status());
        };
    }

    @Override
    BusWindows windows() {
        return windows;
    }

    private static Status answer(Irp irp, Object result) {
        if (result == null) {
            return irp.complete(irp.status());
        }
        irp.result(result);
        return irp.complete(Status.SUCCESS);
    }
}
