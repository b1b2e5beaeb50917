package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.pnp.PnpManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Ejects hardware. */
@Component(service = Function.class)
@GogoCommand(scope = "hw", function = "eject")
public final class HwEject extends ShellCommand {

    private final PnpManager pnp;
    private final Rack rack;

    /** Takes the device tree and the rack. */
    @Activate
    public HwEject(@Reference PnpManager pnp, @Reference Rack rack) {
        super(
                "hw:eject <device>",
                """
                Takes a device out of service in an orderly way, and has its hardware let go of it. Its
                drivers, and whoever has it open, may refuse.\
                """);
        this.pnp = pnp;
        this.rack = rack;
    }

    @Override
    Report run(Arguments arguments) throws CommandFailure {
        String instanceId = DeviceFinder.find(pnp, arguments.get(0)).instanceId();
        rack.eject(instanceId);
        return new Report(instanceId + " is ejected\n", Json.object("instanceId", instanceId));
    }
}
