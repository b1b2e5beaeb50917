package org.backplane.tools.shell;

import org.backplane.power.PowerNode;
import org.backplane.power.PowerNode.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the power of a device is shown. */
final class PowerNodeView {

    private PowerNodeView() {}

    /** One line. */
    static String line(PowerNode node) {
        return "%s  %s%s\n"
                .formatted(
                        node.instanceId(),
                        state(node),
                        node.directedDown() ? "  (told to stay down)" : "");
    }

    /** Its D-state; a question mark if nobody knows. */
    static String state(PowerNode node) {
        return node.state() == null ? "?" : node.state().name();
    }

    /** A line for each component. */
    static List<String> components(PowerNode node) {
        List<String> lines = new ArrayList<>();
        for (Component component : node.components()) {
            lines.add(
                    "component %d  F%d  %s"
                            .formatted(
                                    lines.size(),
                                    component.idleState(),
                                    component.active() ? "active" : "idle"));
        }
        return lines;
    }

    static Map<String, Object> json(PowerNode node) {
        return Json.object(
                "instanceId", node.instanceId(),
                "parent", node.parentId(),
                "state", node.state() == null ? null : node.state().name(),
                "registered", node.registered(),
                "components", node.components().stream().map(PowerNodeView::json).toList(),
                "directedDown", node.directedDown(),
                "keptAwakeBy", node.keptAwakeBy());
    }

    private static Map<String, Object> json(Component component) {
        return Json.object(
                "active", component.active(),
                "references", component.references(),
                "idleState", component.idleState());
    }
}
