package org.backplane.pnp.internal;

import org.backplane.pnp.NodeState;
import org.backplane.pnp.ProblemCode;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceCapabilities;
import org.backplane.wdm.DeviceText;
import org.backplane.wdm.IdType;
import org.backplane.wdm.PnpMinor;
import org.backplane.wdm.ResourceList;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Asks a new device who it is, gives it its instance path and goes on to bind it.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the strand of the node.
 */
final class Arrival {

    private static final int DEVICE_ID = 0;
    private static final int INSTANCE_ID = 1;
    private static final int HARDWARE_IDS = 2;
    private static final int COMPATIBLE_IDS = 3;
    private static final int CAPABILITIES = 4;
    private static final int DESCRIPTION = 5;
    private static final int LOCATION = 6;
    private static final int BUS = 7;
    private static final int RESOURCES = 8;

    /** What a new device is asked, in the order of the constants above. */
    private static final Query[] QUESTIONS = {
        new Query(PnpMinor.QUERY_ID, IdType.DEVICE_ID),
        new Query(PnpMinor.QUERY_ID, IdType.INSTANCE_ID),
        new Query(PnpMinor.QUERY_ID, IdType.HARDWARE_IDS),
        new Query(PnpMinor.QUERY_ID, IdType.COMPATIBLE_IDS),
        new Query(PnpMinor.QUERY_CAPABILITIES, null),
        new Query(PnpMinor.QUERY_DEVICE_TEXT, DeviceText.DESCRIPTION),
        new Query(PnpMinor.QUERY_DEVICE_TEXT, DeviceText.LOCATION),
        new Query(PnpMinor.QUERY_BUS_INFORMATION, null),
        new Query(PnpMinor.QUERY_RESOURCES, null),
    };

    private Arrival() {}

    static void run(DevNode node) {
        DeviceTree tree = node.pnp().tree();
        if (tree.isLeaving(node)) {
            return;
        }
        List<IrpAnswer> answers = node.ask(QUESTIONS);
        DeviceIds ids;
        try {
            ids = readIds(answers);
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
        DeviceCapabilities capabilities =
                answer(answers, CAPABILITIES) instanceof DeviceCapabilities given ? given : null;
        String path = path(node, ids, capabilities);
        switch (tree.claim(node, path)) {
            case LEAVING -> {
                // The owner's removal runs this again.
            }
            case TAKEN -> duplicate(node, ids, path);
            case GRANTED -> {
                node.ids(ids);
                node.instanceId(path);
                node.pdo().instanceId(path);
                node.facts().capabilities(capabilities);
                node.facts().texts(text(answers, DESCRIPTION), text(answers, LOCATION));
                node.facts().busType(answer(answers, BUS) instanceof UUID type ? type : null);
                node.enter(NodeState.INITIALIZED);
                if (answer(answers, RESOURCES) instanceof ResourceList boot) {
                    node.pnp().arbitration().boot(node, boot);
                }
                node.pnp().announcer().arrived(node);
                Binding.run(node);
            }
        }
    }

    /** Instance IDs that are unique on their bus alone get a prefix that stands for the bus. */
    private static String path(DevNode node, DeviceIds ids, DeviceCapabilities capabilities) {
        if (capabilities == null || capabilities.uniqueId() || node.parent() == null) {
            return ids.path();
        }
        String known = node.pnp().tree().prefix(node.parent());
        return ids.deviceId() + "\\" + known + "&" + ids.instanceId();
    }

    private static void duplicate(DevNode node, DeviceIds ids, String path) {
        node.ids(ids);
        node.instanceId(node.pnp().tree().substitutePath(node, path + "&DUPLICATE"));
        node.pdo().instanceId(node.instanceId());
        node.problem(
                ProblemCode.DUPLICATE_DEVICE,
                Status.OBJECT_NAME_COLLISION,
                ("%s is reported twice, the second time by bus driver %s; only the first device is"
                                + " used. Give each device of the bus its own instance ID.")
                        .formatted(path, node.pdo().driver().name()));
    }

    private static DeviceIds readIds(List<IrpAnswer> answers) {
        String deviceId = string(answers.get(DEVICE_ID), IdType.DEVICE_ID);
        String instanceId = string(answers.get(INSTANCE_ID), IdType.INSTANCE_ID);
        return new DeviceIds(
                deviceId,
                instanceId,
                strings(answers.get(HARDWARE_IDS), IdType.HARDWARE_IDS),
                strings(answers.get(COMPATIBLE_IDS), IdType.COMPATIBLE_IDS));
    }

    private static String string(IrpAnswer answer, IdType type) {
        if (!answer.isSuccess()) {
            throw new StatusException(answer.status(), answer.account() + " for " + type);
        }
        if (answer.result() instanceof String id) {
            return id;
        }
        throw wrongType(type, "a String", answer);
    }

    private static List<String> strings(IrpAnswer answer, IdType type) {
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

    private static String text(List<IrpAnswer> answers, int which) {
        return answer(answers, which) instanceof String text ? text : "";
    }

    /** What was answered; null if nothing was. */
    private static Object answer(List<IrpAnswer> answers, int which) {
        IrpAnswer answer = answers.get(which);
        return answer.isSuccess() ? answer.result() : null;
    }
}
