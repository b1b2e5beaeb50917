package org.backplane.pnp.internal;

import org.backplane.pnp.ProblemCode;
import org.backplane.status.Status;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.PnpMinor;
import org.backplane.wdm.RelationType;

import java.util.ArrayList;
import java.util.List;

/**
 * Asks the stack of a started device for its children and adjusts the tree.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the strand of the bus's node.
 */
final class BusEnumeration {

    private BusEnumeration() {}

    static void run(DevNode bus) {
        if (!bus.isStarted() || bus.condition().problem() != null) {
            return;
        }
        IrpAnswer answer = bus.send(PnpMinor.QUERY_DEVICE_RELATIONS, RelationType.BUS);
        if (answer.givenUp()) {
            Removal.outOfService(
                    bus,
                    ProblemCode.FAILED_POST_START,
                    answer.status(),
                    "%s was taken out of service: %s. Correct the driver, then restart the device."
                            .formatted(bus, answer.account()));
            return;
        }
        if (!answer.isSuccess() && answer.status() != Status.NOT_SUPPORTED) {
            bus.pnp()
                    .announcer()
                    .odd(
                            "The children of %s stay as they are: %s."
                                    .formatted(bus, answer.account()));
            return;
        }
        adjust(bus, devices(answer));
    }

    private static List<DeviceObject> devices(IrpAnswer answer) {
        List<DeviceObject> devices = new ArrayList<>();
        if (answer.result() instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof DeviceObject device) {
                    devices.add(device);
                }
            }
        }
        return devices;
    }

    private static void adjust(DevNode bus, List<DeviceObject> reported) {
        DeviceTree tree = bus.pnp().tree();
        DeviceTree.Changes changes = tree.reconcile(bus, reported);
        // First what went: a device that was plugged again gets its old instance path.
        for (DevNode child : changes.missing()) {
            child.strand().post(() -> Removal.leave(child, true));
        }
        for (DeviceObject pdo : changes.fresh()) {
            DevNode child = new DevNode(bus.pnp(), bus, pdo);
            tree.add(child);
            child.strand().post(() -> Arrival.run(child));
        }
    }
}
