package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.loader.DriverStore;
import org.backplane.pnp.PnpManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Removes a package from the driver store. */
@Component(service = Function.class)
@GogoCommand(scope = "pnputil", function = "delete-driver")
public final class PnputilDeleteDriver extends ShellCommand {

    private final DriverStore store;
    private final PnpManager pnp;

    /** Takes the store and the device tree that follows it. */
    @Activate
    public PnputilDeleteDriver(@Reference DriverStore store, @Reference PnpManager pnp) {
        super(
                "pnputil:delete-driver <published-name>",
                """
                Takes a driver package (oem3, for example) out of the driver store, unless a device
                uses it.\
                """);
        this.store = store;
        this.pnp = pnp;
    }

    @Override
    Report run(Arguments arguments) throws CommandFailure {
        String name = arguments.get(0);
        store.delete(name);
        Settling.await(pnp);
        return new Report(
                "Driver package " + name + " deleted successfully.\n",
                Json.object("publishedName", name, "result", "Deleted"));
    }
}
