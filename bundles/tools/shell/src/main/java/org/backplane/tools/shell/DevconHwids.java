package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.PnpManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.util.List;

/** Lists the IDs that drivers are matched with. */
@Component(service = Function.class)
@GogoCommand(scope = "devcon", function = "hwids")
public final class DevconHwids extends ShellCommand {

    private final PnpManager pnp;

    /** Takes the device tree. */
    @Activate
    public DevconHwids(@Reference PnpManager pnp) {
        super("devcon:hwids <device>", "Lists the hardware and compatible IDs of a device.");
        this.pnp = pnp;
    }

    @Override
    Report run(Arguments arguments) throws CommandFailure {
        DeviceNode node = DeviceFinder.find(pnp, arguments.get(0));
        return new Report(
                node.instanceId()
                        + "\n"
                        + list("Hardware IDs", node.hardwareIds())
                        + list("Compatible IDs", node.compatibleIds()),
                Json.object(
                        "instanceId", node.instanceId(),
                        "hardwareIds", node.hardwareIds(),
                        "compatibleIds", node.compatibleIds()));
    }

    private static String list(String title, List<String> ids) {
        return ids.isEmpty() ? "" : "  " + title + ":\n    " + String.join("\n    ", ids) + "\n";
    }
}
