package org.backplane.itests.torture;

import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmTest;
import org.junit.jupiter.api.Test;

/** Whatever happens to a device tree, and whatever drivers do wrong, it comes to rest and works. */
class StormTest {

    private static final int SEEDS = Integer.getInteger(RealmTest.SEEDS_PARAMETER, 100);

    @Test
    void afterAnyStormEverythingWorksAndNothingIsLeftOver() {
        DriverRealm.forSeeds(SEEDS, realm -> new Storm(realm, false).run());
    }

    @Test
    void afterAnyStormInWhichTasksInterruptOneAnotherEverythingWorksAndNothingIsLeftOver() {
        DriverRealm.explore(realm -> new Storm(realm, false).run())
                .preemptive()
                .byPriorities(SEEDS / 4, 3);
    }
}
