package org.backplane.tools.shell;

import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.DriverCandidate;
import org.backplane.pnp.DriverRank;
import org.backplane.pnp.RankedDriver;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How the drivers that match a device are shown. */
final class RankView {

    private RankView() {}

    static String text(DeviceNode node, List<RankedDriver> drivers) {
        if (drivers.isEmpty()) {
            return "No driver in the store matches "
                    + node.instanceId()
                    + "; add a package for one of its IDs with pnputil:add-driver.\n";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < drivers.size(); i++) {
            text.append("DriverNode #").append(i).append(":\n");
            text.append(block(drivers.get(i)));
        }
        return text.toString();
    }

    private static String block(RankedDriver ranked) {
        DriverCandidate driver = ranked.candidate();
        DriverRank rank = ranked.rank();
        StringBuilder block = new StringBuilder();
        DeviceView.field(block, "  Package", driver.packageId());
        DeviceView.field(block, "  Driver", driver.name());
        DeviceView.field(block, "  Description", driver.description());
        DeviceView.field(block, "  Provider", driver.traits().provider());
        DeviceView.field(block, "  Class", driver.deviceClass());
        DeviceView.field(block, "  Date", date(driver));
        DeviceView.field(block, "  Version", version(driver));
        DeviceView.field(
                block,
                "  Rank",
                "%s = signature %02X, feature %02X, identifier %04X"
                        .formatted(
                                rank,
                                rank.signature().score(),
                                rank.featureScore(),
                                rank.identifierScore()));
        DeviceView.field(block, "  Matches", rank.id() + ": " + rank.match());
        DeviceView.field(block, "  Status", status(ranked));
        return block.toString();
    }

    private static String status(RankedDriver ranked) {
        String installed = ranked.installed() ? ", installed" : "";
        return ranked.best()
                ? "best ranked" + installed
                : "outranked" + installed + ": " + ranked.reason();
    }

    private static String date(DriverCandidate driver) {
        return driver.date().equals(LocalDate.EPOCH) ? "" : driver.date().toString();
    }

    private static String version(DriverCandidate driver) {
        return driver.version().stream().map(String::valueOf).collect(Collectors.joining("."));
    }

    static Map<String, Object> json(RankedDriver ranked) {
        DriverCandidate driver = ranked.candidate();
        DriverRank rank = ranked.rank();
        return Json.object(
                "package", driver.packageId(),
                "driver", driver.name(),
                "description", driver.description(),
                "provider", driver.traits().provider(),
                "class", driver.deviceClass(),
                "date", date(driver),
                "version", version(driver),
                "rank", rank.toString(),
                "signatureScore", rank.signature().score(),
                "featureScore", rank.featureScore(),
                "identifierScore", rank.identifierScore(),
                "matches", rank.id(),
                "best", ranked.best(),
                "installed", ranked.installed(),
                "reason", ranked.reason());
    }
}
