package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.pnp.PnpManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts a disabled device back into service. */
@Component(service = Function.class)
@GogoCommand(scope = "devcon", function = "enable")
public final class DevconEnable extends ShellCommand {

    private final PnpManager pnp;

    /** Takes the device tree. */
    @Activate
    public DevconEnable(@Reference PnpManager pnp) {
        super("devcon:enable <device>", "Puts a disabled device back into service.");
        this.pnp = pnp;
    }

    @Override
    Report run(Arguments arguments) throws CommandFailure {
        return new DeviceAction(pnp, "Enabled").run(arguments.get(0), pnp::enable);
    }
}
