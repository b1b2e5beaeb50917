package org.backplane.power.internal;

import org.backplane.power.OutstandingPowerIrp;
import org.backplane.power.PowerNode;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.power.DevicePowerState;
import org.backplane.wdm.power.DeviceTreeView;
import org.backplane.wdm.power.DeviceTreeView.Node;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What people see of the power of devices.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> nothing; what it reads may change meanwhile.
 */
final class PowerSurvey {

    private final PowerContext power;

    PowerSurvey(PowerContext power) {
        this.power = power;
    }

    /** All started devices, parents before children. */
    List<PowerNode> tree() {
        DeviceTreeView tree = power.kernel().deviceTree();
        List<Node> nodes = tree == null ? List.of() : tree.started();
        Map<DeviceObject, List<Node>> children = new HashMap<>();
        Map<DeviceObject, String> names = new HashMap<>();
        for (Node node : nodes) {
            names.put(node.pdo(), node.instanceId());
            if (node.parent() != null) {
                children.computeIfAbsent(node.parent(), _ -> new ArrayList<>()).add(node);
            }
        }
        return nodes.stream()
                .map(node ->
                        snapshot(
                                node,
                                names.get(node.parent()),
                                children.getOrDefault(node.pdo(), List.of())))
                .toList();
    }

    private PowerNode snapshot(Node node, String parentId, List<Node> children) {
        DevicePower device = power.device(node.pdo());
        FrameworkDevice registration = device.registration();
        List<PowerNode.Component> components =
                registration == null ? List.of() : registration.snapshot();
        List<String> reasons = new ArrayList<>();
        if (device.state() == DevicePowerState.D0) {
            for (int i = 0; i < components.size(); i++) {
                int references = components.get(i).references();
                if (references > 0) {
                    reasons.add(
                            "component %d is held active by %d %s"
                                    .formatted(
                                            i,
                                            references,
                                            references == 1 ? "reference" : "references"));
                }
            }
            children.stream()
                    .filter(child -> power.device(child.pdo()).state() == DevicePowerState.D0)
                    .map(child -> child.instanceId() + ", which it carries, is in D0")
                    .forEach(reasons::add);
        }
        return new PowerNode(
                node.instanceId(),
                parentId,
                device.state(),
                registration != null,
                components,
                registration != null && registration.isDirectedDown(),
                reasons);
    }

    /** The power IRPs that are not over, oldest first. */
    List<OutstandingPowerIrp> outstanding() {
        return power.queue().all().stream().map(PowerSurvey::snapshot).toList();
    }

    private static OutstandingPowerIrp snapshot(PowerIrp irp) {
        DeviceObject holder = irp.holder();
        return new OutstandingPowerIrp(
                irp.device().name(),
                irp.what(),
                holder == null ? null : holder.driver().name(),
                holder == null ? null : holder.currentCallback(),
                irp.since());
    }
}
