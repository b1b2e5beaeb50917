package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.pnp.PnpManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes a device, and what hangs from it, out of service. */
@Component(service = Function.class)
@GogoCommand(scope = "devcon", function = "disable")
public final class DevconDisable extends ShellCommand {

    private final PnpManager pnp;

    /** Takes the device tree. */
    @Activate
    public DevconDisable(@Reference PnpManager pnp) {
        super("devcon:disable <device>", "Takes a device, and what hangs from it, out of service.");
        this.pnp = pnp;
    }

    @Override
    Report run(Arguments arguments) throws CommandFailure {
        return new DeviceAction(pnp, "Disabled").run(arguments.get(0), pnp::disable);
    }
}
