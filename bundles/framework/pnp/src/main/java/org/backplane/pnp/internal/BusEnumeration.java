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
        heard(bus, bus.send(PnpMinor.QUERY_DEVICE_RELATIONS, RelationType.BUS));
    }

    /** The stack of a device has said which children it has. */
    static void heard(DevNode bus, IrpAnswer answer) {
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
        adjust(bus, devices(answer.result()));
    }

    /** The device objects of a list of relations. */
    static List<DeviceObject> devices(Object relations) {
        List<DeviceObject> devices = new ArrayList<>();
        if (relations instanceof List<?> list) {
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
        Crowd.onStrands(
                bus.pnp().dispatcher(), changes.missing(), child -> Removal.leave(child, true));
        List<DevNode> children = new ArrayList<>();
        for (DeviceObject pdo : changes.fresh()) {
            DevNode child = new DevNode(bus.pnp(), bus, pdo);
            tree.add(child);
            children.add(child);
        }
        Crowd.onStrands(bus.pnp().dispatcher(), children, Arrival::run);
    }
}
