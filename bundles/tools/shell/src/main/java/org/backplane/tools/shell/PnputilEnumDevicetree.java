package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.pnp.PnpManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows the device tree. */
@Component(service = Function.class)
@GogoCommand(scope = "pnputil", function = "enum-devicetree")
public final class PnputilEnumDevicetree extends ShellCommand {

    private final PnpManager pnp;

    /** Takes the device tree. */
    @Activate
    public PnputilEnumDevicetree(@Reference PnpManager pnp) {
        super(
                "pnputil:enum-devicetree",
                "Shows the tree of devices, with what is wrong with them.");
        this.pnp = pnp;
    }

    @Override
    Report run(Arguments arguments) throws CommandFailure {
        DeviceTree tree = new DeviceTree(pnp.devices());
        return new Report(tree.text(), tree.json());
    }
}
