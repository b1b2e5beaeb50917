package org.backplane.tools.realm;

import org.backplane.power.OutstandingPowerIrp;
import org.backplane.power.PowerManager;
import org.backplane.power.SystemPower;
import org.backplane.wdm.power.SystemPowerState;

import java.util.ArrayList;
import java.util.List;

/** What of power is not as it is at rest. */
final class PowerLeftovers {

    /** A device that can wake may wait for it as long as it likes. */
    private static final String WAIT_WAKE = "WAIT_WAKE";

    private PowerLeftovers() {}

    /** All of it, in sentence fragments; empty if nothing is left over. */
    static List<String> of(PowerManager power) {
        List<String> sentences = new ArrayList<>();
        SystemPower system = power.system();
        if (system.phase() != SystemPower.Phase.AT_REST) {
            sentences.add(
                    "the system is on its way from %s to %s"
                            .formatted(system.state(), system.target()));
        } else if (system.state() != SystemPowerState.WORKING) {
            sentences.add("the system sleeps, in " + system.state() + ": wake it");
        }
        power.outstanding().stream()
                .filter(irp -> !irp.irp().equals(WAIT_WAKE))
                .map(PowerLeftovers::sentence)
                .forEach(sentences::add);
        return sentences;
    }

    private static String sentence(OutstandingPowerIrp irp) {
        return irp.irp()
                + " of "
                + irp.instanceId()
                + (irp.holder() == null
                        ? " waits for its turn"
                        : " is with driver "
                                + irp.holder()
                                + ": look for the path on which it does not complete it");
    }
}
