package org.backplane.itests.interleaving;

import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.function.Consumer;

/** The framework survives its races with others coming in before every shared access. */
class FrameworkRacesIT {

    private static final int SEEDS = Integer.getInteger(RealmTest.SEEDS_PARAMETER, 300);

    @ParameterizedTest
    @MethodSource("org.backplane.itests.interleaving.FrameworkRaces#all")
    void survivesEvenChances(Consumer<DriverRealm> race) {
        DriverRealm.explore(race).interleaved().randomly(SEEDS);
    }

    @ParameterizedTest
    @MethodSource("org.backplane.itests.interleaving.FrameworkRaces#all")
    void survivesPriorities(Consumer<DriverRealm> race) {
        for (int changes = 1; changes <= 5; changes += 2) {
            DriverRealm.explore(race).interleaved().byPriorities(SEEDS, changes);
        }
    }
}
