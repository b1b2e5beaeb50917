package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.pnp.PnpManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Removes a device from the tree until its bus is asked again. */
@Component(service = Function.class)
@GogoCommand(scope = "devcon", function = "remove")
public final class DevconRemove extends ShellCommand {

    private final PnpManager pnp;

    /** Takes the device tree. */
    @Activate
    public DevconRemove(@Reference PnpManager pnp) {
        super(
                "devcon:remove <device>",
                "Removes a device, and what hangs from it; devcon:rescan finds it again.");
        this.pnp = pnp;
    }

    @Override
    Report run(Arguments arguments) throws CommandFailure {
        return new DeviceAction(pnp, "Removed").run(arguments.get(0), pnp::remove);
    }
}
