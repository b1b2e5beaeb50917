package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.power.PowerManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Switches all devices off. */
@Component(service = Function.class)
@GogoCommand(scope = "power", function = "shutdown")
public final class PowerShutdown extends ShellCommand {

    private final PowerManager power;

    /** Takes the power manager. */
    @Activate
    public PowerShutdown(@Reference PowerManager power) {
        super(
                "power:shutdown",
                """
                Takes all devices to S5, as a shutdown of the system does: no driver is asked. The
                shell stays; power:resume switches them on again.\
                """);
        this.power = power;
    }

    @Override
    Report run(Arguments arguments) {
        power.shutDown();
        return SystemPowerView.report(power.system());
    }
}
