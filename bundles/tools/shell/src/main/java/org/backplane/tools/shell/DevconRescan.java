package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.pnp.PnpManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Looks for devices that came or went. */
@Component(service = Function.class)
@GogoCommand(scope = "devcon", function = "rescan")
public final class DevconRescan extends ShellCommand {

    private final PnpManager pnp;

    /** Takes the device tree. */
    @Activate
    public DevconRescan(@Reference PnpManager pnp) {
        super("devcon:rescan", "Asks every bus for its devices again.");
        this.pnp = pnp;
    }

    @Override
    Report run(Arguments arguments) throws CommandFailure {
        pnp.rescan();
        Settling.await(pnp);
        return new Report("Scanned for new hardware.\n", Json.object("result", "Scanned"));
    }
}
