package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.power.PowerManager;
import org.backplane.wdm.power.SystemPowerState;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.util.List;
import java.util.Locale;

/** Puts the system to sleep. */
@Component(service = Function.class)
@GogoCommand(scope = "power", function = "sleep")
public final class PowerSleep extends ShellCommand {

    /** What can be asked for. */
    static final List<String> STATES = List.of("S1", "S2", "S3", "S4");

    private final PowerManager power;

    /** Takes the power manager. */
    @Activate
    public PowerSleep(@Reference PowerManager power) {
        super(
                "power:sleep [state]",
                """
                Takes all devices to a sleep state of the system, S1 to S4 (S3 if none is given),
                until power:resume or until a device wakes it.\
                """);
        this.power = power;
    }

    @Override
    Report run(Arguments arguments) throws CommandFailure {
        power.sleep(target(arguments.get(0)));
        return SystemPowerView.report(power.system());
    }

    private static SystemPowerState target(String given) throws CommandFailure {
        String name = given == null ? "S3" : given.toUpperCase(Locale.ROOT);
        for (SystemPowerState state : SystemPowerState.values()) {
            if (STATES.contains(name) && state.toString().equals(name)) {
                return state;
            }
        }
        throw new CommandFailure(
                "the system cannot sleep in %s; choose one of %s"
                        .formatted(given, String.join(", ", STATES)));
    }
}
