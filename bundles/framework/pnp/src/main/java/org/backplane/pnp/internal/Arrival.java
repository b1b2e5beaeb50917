package org.backplane.pnp.internal;

import org.backplane.pnp.NodeState;
import org.backplane.pnp.ProblemCode;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceText;
import org.backplane.wdm.IdType;
import org.backplane.wdm.PnpMinor;

import java.util.ArrayList;
import java.util.List;

/**
 * Asks a new device who it is, gives it its instance path and goes on to bind it.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the strand of the node.
 */
final class Arrival {

    private Arrival() {}

    static void run(DevNode node) {
        DeviceTree tree = node.pnp().tree();
        if (tree.isLeaving(node)) {
            return;
        }
        DeviceIds ids;
        try {
            ids = readIds(node);
        } catch (StatusException e) {
            node.instanceId(tree.substitutePath(node, "UNKNOWN\\MALFORMED\\0000"));
            node.pdo().instanceId(node.instanceId());
            node.problem(
                    ProblemCode.INVALID_DATA,
                    e.status(),
                    "A device of bus driver %s cannot be used: %s. Correct the bus driver."
                            .formatted(node.pdo().driver().name(), e.getMessage()));
            return;
        }
        switch (tree.claim(node, ids.path())) {
            case LEAVING -> {
                // The owner's removal runs this again.
            }
            case TAKEN -> duplicate(node, ids);
            case GRANTED -> {
                node.ids(ids);
                node.instanceId(ids.path());
                node.pdo().instanceId(ids.path());
                node.texts(text(node, DeviceText.DESCRIPTION), text(node, DeviceText.LOCATION));
                node.pnp().records().arrived(node.snapshot());
                node.enter(NodeState.INITIALIZED);
                node.pnp().announcer().arrived(node.snapshot());
                Binding.run(node);
            }
        }
    }

    private static void duplicate(DevNode node, DeviceIds ids) {
        node.ids(ids);
        node.instanceId(node.pnp().tree().substitutePath(node, ids.path() + "&DUPLICATE"));
        node.pdo().instanceId(node.instanceId());
        node.problem(
                ProblemCode.DUPLICATE_DEVICE,
                Status.OBJECT_NAME_COLLISION,
                ("%s is reported twice, the second time by bus driver %s; only the first device is"
                                + " used. Give each device of the bus its own instance ID.")
                        .formatted(ids.path(), node.pdo().driver().name()));
    }

    private static DeviceIds readIds(DevNode node) {
        String deviceId = string(node, IdType.DEVICE_ID);
        String instanceId = string(node, IdType.INSTANCE_ID);
        return new DeviceIds(
                deviceId,
                instanceId,
                strings(node, IdType.HARDWARE_IDS),
                strings(node, IdType.COMPATIBLE_IDS));
    }

    private static String string(DevNode node, IdType type) {
        IrpAnswer answer = node.send(PnpMinor.QUERY_ID, type);
        if (!answer.isSuccess()) {
            throw new StatusException(answer.status(), answer.account() + " for " + type);
        }
        if (answer.result() instanceof String id) {
            return id;
        }
        throw wrongType(type, "a String", answer);
    }

    private static List<String> strings(DevNode node, IdType type) {
        IrpAnswer answer = node.send(PnpMinor.QUERY_ID, type);
        if (answer.status() == Status.NOT_SUPPORTED || (answer.isSuccess() && isNull(answer))) {
            return List.of();
        }
        if (!answer.isSuccess()) {
            throw new StatusException(answer.status(), answer.account() + " for " + type);
        }
        if (!(answer.result() instanceof List<?> list)) {
            throw wrongType(type, "a List", answer);
        }
        List<String> ids = new ArrayList<>();
        for (Object id : list) {
            if (!(id instanceof String string)) {
                throw wrongType(type, "a List of String", answer);
            }
            ids.add(string);
        }
        return ids;
    }

    private static boolean isNull(IrpAnswer answer) {
        return answer.result() == null;
    }

    private static StatusException wrongType(IdType type, String wanted, IrpAnswer answer) {
        return new StatusException(
                Status.INVALID_PARAMETER,
                "its %s is not %s but %s".formatted(type, wanted, answer.result()));
    }

    private static String text(DevNode node, DeviceText type) {
        IrpAnswer answer = node.send(PnpMinor.QUERY_DEVICE_TEXT, type);
        return answer.isSuccess() && answer.result() instanceof String text ? text : "";
    }
}
