package org.backplane.pnp.internal;

import org.backplane.wdm.PnpMinor;
import org.backplane.wdm.RelationType;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Devices that leave together though none of them is the other's child: removal relations always,
 * ejection relations when one of them is ejected.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the strand of the node that is asked.
 */
final class Relations {

    private Relations() {}

    /** The devices that the drivers of one device name, without itself and those below it. */
    static List<DevNode> of(DevNode node, boolean eject) {
        if (!node.isStarted()) {
            return List.of();
        }
        Query removal = new Query(PnpMinor.QUERY_DEVICE_RELATIONS, RelationType.REMOVAL);
        Query ejection = new Query(PnpMinor.QUERY_DEVICE_RELATIONS, RelationType.EJECTION);
        List<IrpAnswer> answers = eject ? node.ask(removal, ejection) : node.ask(removal);
        Set<DevNode> nodes = new LinkedHashSet<>();
        answers.forEach(answer -> nodes.addAll(nodes(node, answer)));
        return List.copyOf(nodes);
    }

    /** The devices that an answer names, without the one that gave it and those below it. */
    static List<DevNode> nodes(DevNode node, IrpAnswer answer) {
        if (!answer.isSuccess() || answer.result() == null) {
            return List.of();
        }
        return BusEnumeration.devices(answer.result()).stream()
                .map(node.pnp().tree()::find)
                .flatMap(Optional::stream)
                .filter(each -> !isAtOrBelow(each, node))
                .toList();
    }

    /** Those of some devices that are not below another one of them. */
    static List<DevNode> highest(List<DevNode> nodes) {
        List<DevNode> highest = new ArrayList<>();
        for (DevNode node : nodes) {
            if (nodes.stream().noneMatch(each -> each != node && isAtOrBelow(node, each))) {
                highest.add(node);
            }
        }
        return highest;
    }

    private static boolean isAtOrBelow(DevNode node, DevNode top) {
        for (DevNode each = node; each != null; each = each.parent()) {
            if (each == top) {
                return true;
            }
        }
        return false;
    }
}
