package org.backplane.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.itests.conformance.RacingStack.Racer;
import org.backplane.runtime.ExplorationReport;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmExploration;
import org.backplane.tools.realm.RealmTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that can end a request meets, two at a time and all at once: each request completes
 * once, and nothing is left over.
 */
class RacesTest {

    private static final int SEEDS = Integer.getInteger(RealmTest.SEEDS_PARAMETER, 100);

    private static final boolean LONG = SEEDS >= 100_000;

    /** How many schedules of two requests with everything at once are run on a short day. */
    private static final int SOME = 5_000;

    static Stream<Set<Racer>> meetings() {
        return Stream.concat(
                Stream.of(EnumSet.allOf(Racer.class)),
                Stream.of(Racer.values())
                        .flatMap(one ->
                                Stream.of(Racer.values())
                                        .filter(other -> one.compareTo(other) < 0)
                                        .map(other -> EnumSet.of(one, other))));
    }

    /** Every order of the tasks, none of which is interrupted. */
    @ParameterizedTest
    @MethodSource("meetings")
    void twoRequestsEndOnceInEveryOrder(Set<Racer> racers) {
        exhaust(racers, DriverRealm.explore(realm -> RacingStack.race(realm, 2, racers)));
    }

    /** Every schedule that interrupts tasks, at a lock or an event, twice or three times. */
    @ParameterizedTest
    @MethodSource("meetings")
    void twoRequestsEndOnceWhereverATaskIsInterrupted(Set<Racer> racers) {
        exhaust(
                racers,
                DriverRealm.explore(realm -> RacingStack.race(realm, 2, racers))
                        .preemptive()
                        .departures(LONG ? 3 : 2));
    }

    private static void exhaust(Set<Racer> racers, RealmExploration exploration) {
        boolean all = racers.size() == 2 || LONG;
        ExplorationReport report =
                exploration.atMost(all ? Integer.MAX_VALUE : SOME).exhaustively();
        assertThat(report.exhausted()).isEqualTo(all);
        assertThat(report.schedules()).isGreaterThan(1);
    }

    @ParameterizedTest
    @MethodSource("meetings")
    void eightRequestsEndOnceUnderEverySeed(Set<Racer> racers) {
        DriverRealm.explore(realm -> RacingStack.race(realm, 8, racers)).randomly(SEEDS);
        DriverRealm.explore(realm -> RacingStack.race(realm, 8, racers))
                .preemptive()
                .byPriorities(SEEDS, 3);
    }
}
