package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.PnpManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.util.List;
import java.util.stream.Collectors;

/** Lists all devices in blocks, as pnputil does. */
@Component(service = Function.class)
@GogoCommand(scope = "pnputil", function = "enum-devices")
public final class PnputilEnumDevices extends ShellCommand {

    private final PnpManager pnp;

    /** Takes the device tree. */
    @Activate
    public PnputilEnumDevices(@Reference PnpManager pnp) {
        super("pnputil:enum-devices", "Lists all devices.");
        this.pnp = pnp;
    }

    @Override
    Report run(Arguments arguments) throws CommandFailure {
        List<DeviceNode> devices = pnp.devices();
        return new Report(
                devices.stream().map(DeviceView::block).collect(Collectors.joining("\n")),
                devices.stream().map(DeviceView::json).toList());
    }
}
