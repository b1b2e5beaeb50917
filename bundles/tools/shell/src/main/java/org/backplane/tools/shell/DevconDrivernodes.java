package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.PnpManager;
import org.backplane.pnp.RankedDriver;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.util.List;

/** Shows every driver that a device could have. */
@Component(service = Function.class)
@GogoCommand(scope = "devcon", function = "drivernodes")
public final class DevconDrivernodes extends ShellCommand {

    private final PnpManager pnp;

    /** Takes the device tree. */
    @Activate
    public DevconDrivernodes(@Reference PnpManager pnp) {
        super(
                "devcon:drivernodes <device>",
                """
                Lists the function drivers that match a device, best first: their ranks in parts, and
                why they lost.\
                """);
        this.pnp = pnp;
    }

    @Override
    Report run(Arguments arguments) throws CommandFailure {
        DeviceNode node = DeviceFinder.find(pnp, arguments.get(0));
        List<RankedDriver> drivers = pnp.rankDrivers(node.instanceId(), List.of());
        return new Report(
                node.instanceId() + "\n" + RankView.text(node, drivers),
                Json.object(
                        "instanceId", node.instanceId(),
                        "drivers", drivers.stream().map(RankView::json).toList()));
    }
}
