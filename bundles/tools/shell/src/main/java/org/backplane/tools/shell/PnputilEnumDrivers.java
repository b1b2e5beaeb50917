package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.loader.DriverPackage;
import org.backplane.loader.DriverStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.util.List;
import java.util.stream.Collectors;

/** Lists the driver packages. */
@Component(service = Function.class)
@GogoCommand(scope = "pnputil", function = "enum-drivers")
public final class PnputilEnumDrivers extends ShellCommand {

    private final DriverStore store;

    /** Takes the store. */
    @Activate
    public PnputilEnumDrivers(@Reference DriverStore store) {
        super(
                "pnputil:enum-drivers",
                """
                Lists the driver packages, and files that were offered as such and are none.\
                """);
        this.store = store;
    }

    @Override
    Report run(Arguments arguments) throws CommandFailure {
        List<DriverPackage> packages = store.packages();
        String refused =
                store.refusedFiles().stream()
                        .map(each -> "\nRefused: " + each.reason() + "\n")
                        .collect(Collectors.joining());
        return new Report(
                packages.stream().map(DriverView::block).collect(Collectors.joining("\n"))
                        + refused,
                packages.stream().map(DriverView::json).toList());
    }
}
