package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.pnp.PnpManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Ejects a device, with all that leaves with it. */
@Component(service = Function.class)
@GogoCommand(scope = "devcon", function = "eject")
public final class DevconEject extends ShellCommand {

    private final PnpManager pnp;

    /** Takes the device tree. */
    @Activate
    public DevconEject(@Reference PnpManager pnp) {
        super(
                "devcon:eject <device>",
                "Takes a device, and what leaves with it, out of service and ejects it.");
        this.pnp = pnp;
    }

    @Override
    Report run(Arguments arguments) throws CommandFailure {
        return new DeviceAction(pnp, "Ejected").run(arguments.get(0), pnp::eject);
    }
}
