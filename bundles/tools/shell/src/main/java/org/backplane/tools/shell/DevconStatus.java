package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.PnpManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says how a device is. */
@Component(service = Function.class)
@GogoCommand(scope = "devcon", function = "status")
public final class DevconStatus extends ShellCommand {

    private final PnpManager pnp;

    /** Takes the device tree. */
    @Activate
    public DevconStatus(@Reference PnpManager pnp) {
        super("devcon:status <device>", "Says how a device is, and why if it does not work.");
        this.pnp = pnp;
    }

    @Override
    Report run(Arguments arguments) throws CommandFailure {
        DeviceNode node = DeviceFinder.find(pnp, arguments.get(0));
        return new Report(DeviceView.line(node), DeviceView.json(node));
    }
}
