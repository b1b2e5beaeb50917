package org.backplane.itests.bugs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.backplane.ddi.Driver;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmExploration;
import org.backplane.tools.realm.RealmTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.function.Consumer;

/**
 * What is shown of each bug: a test without races does not see it, the realm finds it, the line
 * that is printed brings it back, and the correct driver survives the same scenario.
 *
 * <p>A subclass says which two drivers these are, and what happens to them.
 */
public abstract class ClassicBugTest {

    /** The bug must be found within so many. */
    private static final int SEEDS_TO_FIND = 1_000;

    /** The correct driver must survive so many, with preemption and without. */
    private static final int SEEDS_TO_SURVIVE =
            Integer.getInteger(RealmTest.SEEDS_PARAMETER, 1_000);

    /** What the instance IDs of the devices here begin with. */
    private static final String DEVICE_PREFIX = "BUGS\\";

    @RegisterExtension static final BugTable TABLE = new BugTable();

    /** Makes the driver with the bug. */
    protected abstract Driver buggyDriver();

    /** Makes the driver without it. */
    protected abstract Driver correctDriver();

    /** Whether the race is inside of a callback, and others have to run where it takes a lock. */
    protected abstract boolean needsPreemption();

    /** Looks for a run that fails. */
    protected void search(RealmExploration exploration, int seeds) {
        exploration.randomly(seeds);
    }

    /** How many departures from the order of coming the schedule to replay may need. */
    protected int mostDepartures() {
        return 3;
    }

    /** What a test without races does: one thing after the other. */
    protected abstract void happyPath(DriverRealm realm, Driver driver);

    /** Where things happen at the same time. */
    protected abstract void race(DriverRealm realm, Driver driver);

    @Test
    void theHappyPathOfTheBuggyDriverWorks() {
        DriverRealm.forSeeds(100, realm -> happyPath(realm, buggyDriver()));
    }

    @Test
    void theHappyPathOfTheCorrectDriverWorks() {
        DriverRealm.forSeeds(100, realm -> happyPath(realm, correctDriver()));
    }

    @Test
    void theRealmFindsTheBugAndThePrintedLineBringsItBack() {
        Consumer<DriverRealm> test = realm -> race(realm, buggyDriver());
        AssertionError failure =
                catchThrowableOfType(
                        AssertionError.class,
                        () -> search(exploration(test, needsPreemption()), SEEDS_TO_FIND));
        assertThat(failure).as("a failure within %d seeds", SEEDS_TO_FIND).isNotNull();

        FoundBug found = FoundBug.in(failure);
        TABLE.add(getClass().getPackage(), found);
        assertThat(found.verdict())
                .contains(buggyDriver().getClass().getName())
                .contains(DEVICE_PREFIX);
        assertThat(found.shrunk().departures())
                .as(found.message())
                .hasSizeLessThanOrEqualTo(mostDepartures());
        Throwable again =
                catchThrowableOfType(
                        Throwable.class, () -> DriverRealm.replay(found.replayLine(), test));
        assertThat(again).hasSameClassAs(failure.getCause());
        assertThat(again).hasMessage(failure.getCause().getMessage());
        assertThat(found.message()).contains(again.getMessage());
    }

    @Test
    void theCorrectDriverSurvives() {
        Consumer<DriverRealm> test = realm -> race(realm, correctDriver());
        assertThat(exploration(test, false).randomly(SEEDS_TO_SURVIVE).schedules())
                .isEqualTo(SEEDS_TO_SURVIVE);
        assertThat(exploration(test, true).randomly(SEEDS_TO_SURVIVE).schedules())
                .isEqualTo(SEEDS_TO_SURVIVE);
    }

    private static RealmExploration exploration(Consumer<DriverRealm> test, boolean preemptive) {
        RealmExploration exploration = DriverRealm.explore(test).seed(1);
        return preemptive ? exploration.preemptive() : exploration;
    }
}
