package org.backplane.tools.shell;

import org.backplane.loader.DriverLine;
import org.backplane.loader.DriverPackage;

import java.util.Map;

/** How driver packages are shown. */
final class DriverView {

    private DriverView() {}

    /** All of a package, as JSON. */
    static Map<String, Object> json(DriverPackage each) {
        return Json.object(
                "publishedName", each.publishedName(),
                "originalName", each.originalName(),
                "packageId", each.packageId(),
                "driver", each.symbolicName(),
                "version", each.version(),
                "origin", each.origin().toString(),
                "withdrawn", each.withdrawn(),
                "devices", each.devices(),
                "lines", each.lines().stream().map(DriverView::json).toList());
    }

    private static Map<String, Object> json(DriverLine line) {
        return Json.object(
                "role", line.role().toString(),
                "hardwareIds", line.hardwareIds(),
                "compatibleIds", line.compatibleIds(),
                "class", line.deviceClass(),
                "description", line.description(),
                "date", line.date().toString(),
                "provider", line.provider(),
                "featureScore", line.featureScore());
    }

    /** All of a package, as a block of lines. */
    static String block(DriverPackage each) {
        StringBuilder block = new StringBuilder();
        DeviceView.field(block, "Published Name", each.publishedName());
        DeviceView.field(block, "Original Name", each.originalName());
        DeviceView.field(block, "Driver Name", each.symbolicName());
        DeviceView.field(block, "Driver Version", each.version());
        DeviceView.field(
                block, "Origin", each.origin() + (each.withdrawn() ? ", on its way out" : ""));
        for (DriverLine line : each.lines()) {
            DeviceView.field(block, "Serves", serves(line));
        }
        DeviceView.field(block, "Devices", String.join(", ", each.devices()));
        return block.toString();
    }

    private static String serves(DriverLine line) {
        String ids = String.join(", ", line.hardwareIds());
        String compatible =
                line.compatibleIds().isEmpty()
                        ? ""
                        : " (compatible: " + String.join(", ", line.compatibleIds()) + ")";
        return ids + compatible + " as " + line.role();
    }
}
