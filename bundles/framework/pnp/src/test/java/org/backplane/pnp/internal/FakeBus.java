package org.backplane.pnp.internal;

import org.backplane.status.Status;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.DeviceText;
import org.backplane.wdm.DriverObject;
import org.backplane.wdm.IdType;
import org.backplane.wdm.Irp;
import org.backplane.wdm.IrpMajor;
import org.backplane.wdm.Kernel;
import org.backplane.wdm.PnpMinor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A bus driver whose slots the test fills and empties. It may serve many buses. */
final class FakeBus extends FakeDriver {

    /** A device on a bus: what its PDO answers. */
    static final class Child {
        final DeviceObject pdo;
        Object deviceId;
        Object instanceId;
        Object hardwareIds;
        Object compatibleIds = List.of();
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
            case PnpMinor.START_DEVICE,
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
}
