package org.backplane.tools.realm;

import org.backplane.ddi.Driver;
import org.backplane.kmdf.KmdfDrivers;
import org.backplane.pnp.Problem;
import org.backplane.verifier.FaultPlan;
import org.backplane.verifier.Verifier;
import org.backplane.wdm.DriverEntry;

/**
 * What stands between the drivers of a realm and the framework: nothing as a rule.
 *
 * @param trace hears of what happens; null for nobody
 * @param faults which call of a driver fails; null for none
 */
record RealmWatch(RealmTrace trace, FaultPlan faults) {

    static final RealmWatch NOBODY = new RealmWatch(null, null);

    DriverEntry entryOf(Driver driver) {
        return trace == null && faults == null
                ? KmdfDrivers.entryOf(driver)
                : KmdfDrivers.entryOf(driver, new Verifier(trace, faults));
    }

    /** Whether a device failed of what was injected, and says so. */
    boolean isInjected(Problem problem) {
        return faults != null
                && faults.failed() != null
                && problem.message().contains(faults.failed());
    }
}
