package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.pnp.PnpManager;
import org.backplane.power.PowerManager;
import org.backplane.power.PowerNode;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.util.Locale;

/** Keeps a device out of D0, or lets it return. */
@Component(service = Function.class)
@GogoCommand(scope = "power", function = "directed")
public final class PowerDirected extends ShellCommand {

    private final PnpManager pnp;
    private final PowerManager power;

    /** Takes the device tree and the power manager. */
    @Activate
    public PowerDirected(@Reference PnpManager pnp, @Reference PowerManager power) {
        super(
                "power:directed <device> <down|up>",
                """
                Takes a device and what hangs from it out of D0, or lets them return, whatever
                they are doing. Their idling has to be managed by the system.\
                """);
        this.pnp = pnp;
        this.power = power;
    }

    @Override
    Report run(Arguments arguments) throws CommandFailure {
        String id = DeviceFinder.find(pnp, arguments.get(0)).instanceId();
        boolean down =
                switch (arguments.get(1).toLowerCase(Locale.ROOT)) {
                    case "down" -> true;
                    case "up" -> false;
                    default ->
                            throw new CommandFailure(
                                    arguments.get(1) + " is neither down nor up; say one of them");
                };
        power.directedPower(id, down);
        PowerNode now =
                power.tree().stream()
                        .filter(node -> node.instanceId().equals(id))
                        .findAny()
                        .orElseThrow(() -> new CommandFailure(id + " is not started any more"));
        return new Report(PowerNodeView.line(now), PowerNodeView.json(now));
    }
}
