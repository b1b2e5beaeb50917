package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.PnpManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows what a device has of memory, ports, interrupts and so on. */
@Component(service = Function.class)
@GogoCommand(scope = "devcon", function = "resources")
public final class DevconResources extends ShellCommand {

    private final PnpManager pnp;

    /** Takes the device tree. */
    @Activate
    public DevconResources(@Reference PnpManager pnp) {
        super(
                "devcon:resources <device>",
                "Lists the resources that a device uses, and those it was found with.");
        this.pnp = pnp;
    }

    @Override
    Report run(Arguments arguments) throws CommandFailure {
        DeviceNode node = DeviceFinder.find(pnp, arguments.get(0));
        return new Report(ResourceView.text(node), ResourceView.json(node));
    }
}
