package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.PnpManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows what a device stack is made of. */
@Component(service = Function.class)
@GogoCommand(scope = "devcon", function = "stack")
public final class DevconStack extends ShellCommand {

    private final PnpManager pnp;

    /** Takes the device tree. */
    @Activate
    public DevconStack(@Reference PnpManager pnp) {
        super(
                "devcon:stack <device>",
                "Lists the drivers of a device, from the top of its stack to the bottom.");
        this.pnp = pnp;
    }

    @Override
    Report run(Arguments arguments) throws CommandFailure {
        DeviceNode node = DeviceFinder.find(pnp, arguments.get(0));
        String stack = node.stack().isEmpty() ? "(no drivers)" : DeviceView.stack(node, "\n  ");
        return new Report(
                node.instanceId() + "\n  " + stack + "\n",
                Json.object("instanceId", node.instanceId(), "stack", DeviceView.stackJson(node)));
    }
}
