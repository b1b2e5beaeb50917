package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.loader.DriverPackage;
import org.backplane.loader.DriverStore;
import org.backplane.loader.StagedPackage;
import org.backplane.pnp.PnpManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** Adds a package to the driver store. */
@Component(service = Function.class)
@GogoCommand(scope = "pnputil", function = "add-driver")
public final class PnputilAddDriver extends ShellCommand {

    private final DriverStore store;
    private final PnpManager pnp;

    /** Takes the store and the device tree that follows it. */
    @Activate
    public PnputilAddDriver(@Reference DriverStore store, @Reference PnpManager pnp) {
        super(
                "pnputil:add-driver <jar>",
                """
                Puts a driver package into the driver store; devices that wait for it start.\
                """);
        this.store = store;
        this.pnp = pnp;
    }

    @Override
    Report run(Arguments arguments) throws CommandFailure {
        Path jar = Path.of(arguments.get(0)).toAbsolutePath().normalize();
        StagedPackage staged = store.stage(jar);
        Settling.await(pnp);
        String name = staged.driverPackage().publishedName();
        DriverPackage now =
                store.packages().stream()
                        .filter(each -> each.publishedName().equals(name))
                        .findFirst()
                        .orElse(staged.driverPackage());
        String headline =
                staged.added()
                        ? "Driver package added successfully.\n"
                        : "The store has this driver package already.\n";
        Map<String, Object> json = DriverView.json(now);
        json.put("added", staged.added());
        json.put("notes", staged.notes());
        String notes =
                staged.notes().stream().map(note -> note + "\n").collect(Collectors.joining());
        return new Report(headline + DriverView.block(now) + notes, json);
    }
}
