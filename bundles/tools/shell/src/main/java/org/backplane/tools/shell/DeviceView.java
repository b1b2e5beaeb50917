package org.backplane.tools.shell;

import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.Problem;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How devices are shown. */
final class DeviceView {

    private DeviceView() {}

    /** All of a device, as JSON. */
    static Map<String, Object> json(DeviceNode node) {
        return Json.object(
                "instanceId", node.instanceId(),
                "description", node.description(),
                "location", node.location(),
                "class", node.deviceClass(),
                "status", node.status().toString(),
                "problem", json(node.problem()),
                "hardwareIds", node.hardwareIds(),
                "compatibleIds", node.compatibleIds(),
                "driver", node.driver(),
                "stack", stackJson(node),
                "state", node.state().toString(),
                "parent", node.parentId());
    }

    /** The drivers of a device, top to bottom, as JSON. */
    static List<Map<String, Object>> stackJson(DeviceNode node) {
        return node.stack().stream()
                .map(entry ->
                        Json.object(
                                "role", entry.role().toString(),
                                "driver", entry.driver(),
                                "package", entry.packageId()))
                .toList();
    }

    private static Map<String, Object> json(Problem problem) {
        return problem == null
                ? null
                : Json.object(
                        "code", problem.code().number(),
                        "name", problem.code().symbol(),
                        "status", problem.status().name(),
                        "message", problem.message());
    }

    /** One line, and a second one if the device has a problem. */
    static String line(DeviceNode node) {
        String name = node.description().isEmpty() ? "" : "  " + node.description();
        String line = node.instanceId() + name + "  [" + node.status() + "]\n";
        return node.problem() == null ? line : line + "  ! " + problem(node.problem()) + "\n";
    }

    /** A problem in a sentence, with its number. */
    static String problem(Problem problem) {
        return problem.message() + " (problem " + problem.code().number() + ")";
    }

    /** All of a device, as a block of lines. */
    static String block(DeviceNode node) {
        StringBuilder block = new StringBuilder();
        field(block, "Instance ID", node.instanceId());
        field(block, "Device Description", node.description());
        field(block, "Location", node.location());
        field(block, "Class Name", node.deviceClass());
        field(block, "Status", node.status().toString());
        Problem problem = node.problem();
        if (problem != null) {
            field(
                    block,
                    "Problem Code",
                    problem.code().number() + " [" + problem.code().symbol() + "]");
            field(block, "Problem Status", Failures.describe(problem.status()));
            field(block, "Problem", problem.message());
        }
        field(block, "Driver Name", node.driver());
        field(block, "Hardware IDs", String.join(", ", node.hardwareIds()));
        field(block, "Compatible IDs", String.join(", ", node.compatibleIds()));
        field(block, "Stack", stack(node, ", "));
        field(block, "Parent", node.parentId());
        return block.toString();
    }

    /** The drivers of a device, top to bottom. */
    static String stack(DeviceNode node, String separator) {
        return node.stack().stream()
                .map(entry -> entry.driver() + " (" + entry.role() + ")")
                .collect(Collectors.joining(separator));
    }

    /** Appends a line of a block, unless there is nothing to say. */
    static void field(StringBuilder block, String name, String value) {
        if (value != null && !value.isEmpty()) {
            block.append("%-22s%s\n".formatted(name + ":", value));
        }
    }
}
