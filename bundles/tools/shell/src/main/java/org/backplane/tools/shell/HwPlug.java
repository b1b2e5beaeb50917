package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.pnp.DeviceNode;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Plugs hardware in. */
@Component(service = Function.class)
@GogoCommand(scope = "hw", function = "plug")
public final class HwPlug extends ShellCommand {

    private final Rack rack;

    /** Takes the rack. */
    @Activate
    public HwPlug(@Reference Rack rack) {
        super(
                "hw:plug <model>",
                """
                Plugs in a card or a software device that hw:list shows, or a software device with any
                hardware ID (ROOT/NAME), and says what became of it.\
                """);
        this.rack = rack;
    }

    @Override
    Report run(Arguments arguments) throws CommandFailure {
        DeviceNode node = rack.plug(arguments.get(0));
        return new Report(DeviceView.line(node), DeviceView.json(node));
    }
}
