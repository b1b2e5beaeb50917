package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.loader.DriverPackage;
import org.backplane.loader.DriverStore;
import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.DriverCandidate;
import org.backplane.pnp.PnpManager;
import org.backplane.pnp.RankedDriver;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what would come of a package for a device. */
@Component(service = Function.class)
@GogoCommand(scope = "pnputil", function = "rank")
public final class PnputilRank extends ShellCommand {

    private final DriverStore store;
    private final PnpManager pnp;

    /** Takes the store and the device tree. */
    @Activate
    public PnputilRank(@Reference DriverStore store, @Reference PnpManager pnp) {
        super(
                "pnputil:rank <package> <device>",
                """
                Says whether a device would get a driver of a package, and why: a dry run. The package
                is a jar, or one of the store by its published name (oem3, for example).\
                """);
        this.store = store;
        this.pnp = pnp;
    }

    @Override
    Report run(Arguments arguments) throws CommandFailure {
        String given = arguments.get(0);
        DeviceNode node = DeviceFinder.find(pnp, arguments.get(1));
        Optional<DriverPackage> staged =
                store.packages().stream()
                        .filter(each -> each.publishedName().equals(given))
                        .findFirst();
        List<DriverCandidate> more =
                staged.isPresent()
                        ? List.of()
                        : store.inspect(Path.of(given).toAbsolutePath().normalize());
        Set<String> names =
                staged.isPresent()
                        ? Set.of(staged.get().packageId())
                        : more.stream().map(DriverCandidate::packageId).collect(Collectors.toSet());
        List<RankedDriver> ranked = pnp.rankDrivers(node.instanceId(), more);
        List<RankedDriver> own =
                ranked.stream()
                        .filter(each -> names.contains(each.candidate().packageId()))
                        .toList();
        String verdict = verdict(given, node, own, ids(staged, more));
        return new Report(
                verdict + "\n\n" + RankView.text(node, ranked),
                Json.object(
                        "instanceId", node.instanceId(),
                        "package", given,
                        "matches", !own.isEmpty(),
                        "best", own.stream().anyMatch(RankedDriver::best),
                        "verdict", verdict,
                        "drivers", ranked.stream().map(RankView::json).toList()));
    }

    private static String verdict(
            String given, DeviceNode node, List<RankedDriver> own, String ids) {
        if (own.isEmpty()) {
            return "%s does not match %s: it serves %s, and the device has %s."
                    .formatted(given, node.instanceId(), ids, deviceIds(node));
        }
        RankedDriver first = own.getFirst();
        if (!first.best()) {
            return "%s would not be chosen for %s: %s."
                    .formatted(given, node.instanceId(), first.reason());
        }
        return "%s %s for %s: its rank %s is the best."
                .formatted(
                        given,
                        first.installed() ? "is chosen" : "would be chosen",
                        node.instanceId(),
                        first.rank());
    }

    private static String ids(Optional<DriverPackage> staged, List<DriverCandidate> more) {
        List<String> ids = new ArrayList<>();
        staged.ifPresent(each ->
                each.lines()
                        .forEach(line -> {
                            ids.addAll(line.hardwareIds());
                            ids.addAll(line.compatibleIds());
                        }));
        for (DriverCandidate each : more) {
            ids.addAll(each.hardwareIds());
            ids.addAll(each.compatibleIds());
        }
        return String.join(", ", ids);
    }

    private static String deviceIds(DeviceNode node) {
        List<String> ids = new ArrayList<>(node.hardwareIds());
        ids.addAll(node.compatibleIds());
        return String.join(", ", ids);
    }
}
