package org.backplane.tools.shell;

import org.backplane.pnp.DeviceNode;
import org.backplane.wdm.Resource;
import org.backplane.wdm.ResourceList;

import java.util.List;
import java.util.Map;

/** How the resources of a device are shown. */
final class ResourceView {

    private ResourceView() {}

    /** A block of lines, as devcon prints it. */
    static String text(DeviceNode node) {
        ResourceList used = node.details().resources();
        ResourceList boot = node.details().bootResources();
        StringBuilder text = new StringBuilder(node.instanceId()).append('\n');
        if (!used.resources().isEmpty()) {
            list(text, "Device is currently using the following resources:", used);
        } else if (!boot.resources().isEmpty()) {
            list(text, "Device has the following resources reserved:", boot);
        } else {
            text.append("  Device is not using any resources.\n");
        }
        return text.toString();
    }

    private static void list(StringBuilder text, String head, ResourceList list) {
        text.append("  ").append(head).append('\n');
        list.resources().forEach(each -> text.append("    ").append(line(each)).append('\n'));
    }

    private static String line(Resource resource) {
        return switch (resource) {
            case Resource.Memory m -> "MEM : " + range(m.start(), m.length());
            case Resource.Port p -> "IO  : " + range(p.start(), p.length());
            case Resource.Interrupt i -> "IRQ : " + i.vector();
            case Resource.Dma d -> "DMA : " + d.channel();
            case Resource.BusNumber b ->
                    "BUS : %d-%d".formatted(b.start(), b.start() + b.length() - 1);
        };
    }

    private static String range(long start, long length) {
        return "%08x-%08x".formatted(start, start + length - 1);
    }

    /** What is used, and what was there before, as JSON. */
    static Map<String, Object> json(DeviceNode node) {
        return Json.object(
                "instanceId", node.instanceId(),
                "resources", json(node.details().resources()),
                "bootResources", json(node.details().bootResources()));
    }

    private static List<Map<String, Object>> json(ResourceList list) {
        return list.resources().stream().map(ResourceView::json).toList();
    }

    private static Map<String, Object> json(Resource resource) {
        return switch (resource) {
            case Resource.Memory m -> json("memory", m.start(), m.length());
            case Resource.Port p -> json("port", p.start(), p.length());
            case Resource.Interrupt i -> json("interrupt", i.vector(), 1);
            case Resource.Dma d -> json("dma", d.channel(), 1);
            case Resource.BusNumber b -> json("busNumber", b.start(), b.length());
        };
    }

    private static Map<String, Object> json(String type, long start, long length) {
        return Json.object("type", type, "start", start, "length", length);
    }
}
