package org.backplane.tools.shell;

import org.backplane.kmdf.DeviceSnapshot;
import org.backplane.kmdf.MachineSnapshot;
import org.backplane.kmdf.QueueSnapshot;

import java.util.List;
import java.util.Map;

/** How a framework device is shown. */
final class FrameworkDeviceView {

    private FrameworkDeviceView() {}

    /** All of it, as a block of lines. */
    static String block(DeviceSnapshot device) {
        StringBuilder block = new StringBuilder(head(device));
        for (MachineSnapshot machine : device.machines()) {
            block.append("  %-14s%s\n".formatted(machine.name(), machine.state()));
            if (machine.history().size() > 1) {
                block.append("  %-14s%s\n".formatted("", String.join(" > ", machine.history())));
            }
        }
        device.irps().forEach(irp -> block.append("  %-14s%s\n".formatted("IRP", irp)));
        device.keptAwakeBy()
                .forEach(reason -> block.append("  %-14s%s\n".formatted("Kept awake", reason)));
        device.queues().forEach(queue -> block.append("  ").append(line(queue)));
        return block.toString();
    }

    /** Its queues, as a block of lines. */
    static String queueBlock(DeviceSnapshot device) {
        StringBuilder block = new StringBuilder(head(device));
        device.queues().forEach(queue -> block.append("  ").append(line(queue)));
        if (device.queues().isEmpty()) {
            block.append("  no queue\n");
        }
        return block.toString();
    }

    private static String head(DeviceSnapshot device) {
        return device.driver() + " (" + device.role() + ")\n";
    }

    private static String line(QueueSnapshot queue) {
        return "%s: %s%s, %s, %d in it, %d with the driver\n"
                .formatted(
                        queue.name(),
                        queue.dispatchType(),
                        queue.powerManaged() ? ", power-managed" : "",
                        state(queue),
                        queue.queued(),
                        queue.driverOwned());
    }

    private static String state(QueueSnapshot queue) {
        String accepts = queue.accepts() ? "accepts" : "does not accept";
        if (queue.held()) {
            return accepts + ", held until D0";
        }
        return accepts + (queue.dispatches() ? ", dispatches" : ", does not dispatch");
    }

    static Map<String, Object> json(DeviceSnapshot device) {
        return Json.object(
                "driver", device.driver(),
                "role", device.role(),
                "machines", device.machines().stream().map(FrameworkDeviceView::json).toList(),
                "irps", device.irps(),
                "keptAwakeBy", device.keptAwakeBy(),
                "queues", queues(device));
    }

    static Map<String, Object> queuesJson(DeviceSnapshot device) {
        return Json.object(
                "driver", device.driver(), "role", device.role(), "queues", queues(device));
    }

    private static Map<String, Object> json(MachineSnapshot machine) {
        return Json.object(
                "name", machine.name(), "state", machine.state(), "history", machine.history());
    }

    private static List<Map<String, Object>> queues(DeviceSnapshot device) {
        return device.queues().stream()
                .map(queue ->
                        Json.object(
                                "name", queue.name(),
                                "dispatchType", queue.dispatchType(),
                                "powerManaged", queue.powerManaged(),
                                "accepts", queue.accepts(),
                                "dispatches", queue.dispatches(),
                                "held", queue.held(),
                                "queued", queue.queued(),
                                "driverOwned", queue.driverOwned()))
                .toList();
    }
}
