package org.backplane.tools.shell;

import org.backplane.power.SystemPower;
import org.backplane.wdm.power.SystemPowerState;

import java.util.Map;

/** How the power state of the system is shown. */
final class SystemPowerView {

    private SystemPowerView() {}

    static Report report(SystemPower system) {
        return new Report(line(system), json(system));
    }

    /** A sentence. */
    static String line(SystemPower system) {
        if (system.phase() != SystemPower.Phase.AT_REST) {
            return "The system is on its way from %s to %s.\n"
                    .formatted(system.state(), system.target());
        }
        if (system.state() == SystemPowerState.SHUTDOWN) {
            return "The system is down, in S5.\n";
        }
        if (system.state() != SystemPowerState.WORKING) {
            return "The system sleeps, in %s.\n".formatted(system.state());
        }
        return system.wakeSource() == null
                ? "The system works, in S0.\n"
                : "The system works, in S0; %s has woken it.\n".formatted(system.wakeSource());
    }

    static Map<String, Object> json(SystemPower system) {
        return Json.object(
                "state", system.state().toString(),
                "target", system.target().toString(),
                "phase", system.phase().name(),
                "wakeSource", system.wakeSource());
    }
}
