package org.backplane.tools.realm;

import org.backplane.ddi.Driver;
import org.backplane.kmdf.KmdfDrivers;
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

    /** Whether a sentence tells of the call that was failed. */
    boolean isInjected(String sentence) {
        return faults != null && faults.failed() != null && sentence.contains(faults.failed());
    }
}
