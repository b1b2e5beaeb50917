package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.pnp.PnpManager;
import org.backplane.runtime.Dispatcher;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.util.List;

/** Shows the device tree, and which workers hang in a driver. */
@Component(service = Function.class)
@GogoCommand(scope = "pnputil", function = "enum-devicetree")
public final class PnputilEnumDevicetree extends ShellCommand {

    private final PnpManager pnp;
    private final Dispatcher dispatcher;

    /** Takes the device tree, and who knows of workers that are lost. */
    @Activate
    public PnputilEnumDevicetree(@Reference PnpManager pnp, @Reference Dispatcher dispatcher) {
        super(
                "pnputil:enum-devicetree",
                "Shows the tree of devices, with what is wrong with them.");
        this.pnp = pnp;
        this.dispatcher = dispatcher;
    }

    @Override
    Report run(Arguments arguments) throws CommandFailure {
        DeviceTree tree = new DeviceTree(pnp.devices());
        return new Report(tree.text() + lostWorkers(), tree.json());
    }

    /** Workers that drivers hold: they outlive the device, so the tree alone would not tell. */
    private String lostWorkers() {
        List<String> lost = dispatcher.writtenOff();
        return lost.isEmpty()
                ? ""
                : "Workers written off: %d\n  ! %s\n"
                        .formatted(lost.size(), String.join("\n  ! ", lost));
    }
}
