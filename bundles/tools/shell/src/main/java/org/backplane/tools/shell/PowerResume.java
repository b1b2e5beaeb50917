package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.pnp.PnpManager;
import org.backplane.power.PowerManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Wakes the system. */
@Component(service = Function.class)
@GogoCommand(scope = "power", function = "resume")
public final class PowerResume extends ShellCommand {

    private final PowerManager power;
    private final PnpManager pnp;

    /** Takes the power manager, and the device tree that wakes with it. */
    @Activate
    public PowerResume(@Reference PowerManager power, @Reference PnpManager pnp) {
        super("power:resume", "Wakes the system from power:sleep or power:shutdown.");
        this.power = power;
        this.pnp = pnp;
    }

    @Override
    Report run(Arguments arguments) throws CommandFailure {
        power.resume();
        Settling.await(pnp);
        return SystemPowerView.report(power.system());
    }
}
