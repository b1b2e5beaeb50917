package org.backplane.tools.shell;

import org.backplane.pnp.DeviceNode;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows a list of nodes as the tree that it is. */
final class DeviceTree {

    private final List<DeviceNode> nodes;

    DeviceTree(List<DeviceNode> nodes) {
        this.nodes = nodes;
    }

    /** One line per device, children indented, with problems below. */
    String text() {
        StringBuilder text = new StringBuilder();
        roots().forEach(root -> append(text, root, ""));
        return text.toString();
    }

    /** As {@link DeviceView#json}, with the children in each. */
    List<Map<String, Object>> json() {
        return roots().stream().map(this::json).toList();
    }

    private Map<String, Object> json(DeviceNode node) {
        Map<String, Object> object = DeviceView.json(node);
        object.put("children", children(node).stream().map(this::json).toList());
        return object;
    }

    private void append(StringBuilder text, DeviceNode node, String indent) {
        DeviceView.line(node).lines().forEach(line -> text.append(indent + line + "\n"));
        children(node).forEach(child -> append(text, child, indent + "  "));
    }

    /** Nodes whose parent is not in the list; a snapshot may have lost one on the way. */
    private List<DeviceNode> roots() {
        Set<String> ids = nodes.stream().map(DeviceNode::instanceId).collect(Collectors.toSet());
        return nodes.stream()
                .filter(node -> node.parentId() == null || !ids.contains(node.parentId()))
                .toList();
    }

    private List<DeviceNode> children(DeviceNode node) {
        return nodes.stream()
                .filter(each -> Objects.equals(each.parentId(), node.instanceId()))
                .toList();
    }
}
