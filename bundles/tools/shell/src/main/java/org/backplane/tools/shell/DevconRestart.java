package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.pnp.PnpManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes the stack of a device apart and builds it anew, with the drivers that fit best now. */
@Component(service = Function.class)
@GogoCommand(scope = "devcon", function = "restart")
public final class DevconRestart extends ShellCommand {

    private final PnpManager pnp;

    /** Takes the device tree. */
    @Activate
    public DevconRestart(@Reference PnpManager pnp) {
        super(
                "devcon:restart <device>",
                """
                Takes the stack of a device apart and builds it anew, with the drivers that fit
                best now.\
                """);
        this.pnp = pnp;
    }

    @Override
    Report run(Arguments arguments) throws CommandFailure {
        return new DeviceAction(pnp, "Restarted").run(arguments.get(0), pnp::restart);
    }
}
