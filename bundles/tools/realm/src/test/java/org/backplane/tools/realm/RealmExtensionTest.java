package org.backplane.tools.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.backplane.pnp.DeviceStatus;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs test classes as JUnit does and looks at what comes out. */
class RealmExtensionTest {

    private static final String ZERO = "TEST\\ZERO";

    /** What the test methods below have seen; a class of tests has no other way to tell. */
    private static final List<String> SEEN = new ArrayList<>();

    private static EngineTestKit.Builder junit(Class<?> tests) {
        SEEN.clear();
        return EngineTestKit.engine("junit-jupiter").selectors(selectClass(tests));
    }

    private static String failureOf(Class<?> tests) {
        Events events = junit(tests).execute().testEvents();
        events.assertStatistics(counts -> counts.started(1).failed(1));
        return events.failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .map(result -> result.getThrowable().orElseThrow().getMessage())
                .findFirst()
                .orElseThrow();
    }

    @InstallDrivers(ZeroDriver.class)
    static class Passing {

        private int runs;

        @RealmTest(seeds = 20)
        void reads(DriverRealm realm) {
            runs++;
            String device = realm.plug(ZERO);
            try (RealmHandle zero = realm.open(device)) {
                SEEN.add(runs + " " + zero.readBytes(1).length);
            }
        }
    }

    @Test
    void aTestIsOneTestThatRunsOnANewInstanceForEachSeed() {
        junit(Passing.class)
                .execute()
                .testEvents()
                .assertStatistics(counts -> counts.started(1).succeeded(1));
        assertThat(SEEN).hasSize(20).containsOnly("1 1");
    }

    @Test
    void aParameterOfTheRunSaysHowManySeedsThereAre() {
        junit(Passing.class)
                .configurationParameter(RealmTest.SEEDS_PARAMETER, "3")
                .execute()
                .testEvents()
                .assertStatistics(counts -> counts.succeeded(1));
        assertThat(SEEN).hasSize(3);
    }

    static class Inner {

        private final String outer = "outer";

        @Nested
        class Deeper {
            @RealmTest(seeds = 2)
            @InstallDrivers(ZeroDriver.class)
            void knowsWhatIsAroundIt(DriverRealm realm) {
                SEEN.add(outer + " " + realm.device(realm.plug(ZERO)).status());
            }
        }
    }

    @Test
    void nestedTestsAndDriversOfOneMethodWork() {
        junit(Inner.class).execute().testEvents().assertStatistics(counts -> counts.succeeded(1));
        assertThat(SEEN).containsExactly("outer Started", "outer Started");
    }

    /** Lets two things happen at the same time; which was first. */
    private static int first(DriverRealm realm) {
        List<Integer> order = new ArrayList<>();
        realm.after(Duration.ofMillis(1), () -> order.add(1));
        realm.after(Duration.ofMillis(1), () -> order.add(2));
        realm.advance(Duration.ofMillis(1));
        return order.getFirst();
    }

    static class Racing {
        @RealmTest
        void theFirstIsFirst(DriverRealm realm) {
            assertThat(first(realm)).isOne();
        }
    }

    @Test
    void aFailureSaysHowToReplayItInATest() {
        assertThat(failureOf(Racing.class))
                .startsWith("seed ")
                .containsPattern("\n    @RealmTest\\(replay = \"\\d+:[^\"]*\"\\)\n");
    }

    static class Replayed {
        @RealmTest(replay = "1:")
        void runsOnce(DriverRealm realm) {
            SEEN.add("first " + first(realm));
        }
    }

    @Test
    void aReplayIsOneRun() {
        junit(Replayed.class)
                .execute()
                .testEvents()
                .assertStatistics(counts -> counts.succeeded(1));
        assertThat(SEEN).containsExactly("first 1");
    }

    @InstallDrivers(ZeroDriver.class)
    static class Untidy {
        @RealmTest
        void leavesAHandleOpen(DriverRealm realm) {
            realm.open(realm.plug(ZERO)).readBytes(1);
        }
    }

    @Test
    void whatATestLeavesOpenFailsIt() {
        assertThat(failureOf(Untidy.class)).contains("a handle on TEST\\ZERO\\0000 is open");
    }

    static class Choosy {
        @RealmTest(seeds = 40)
        void onlyWhereTheFirstIsFirst(DriverRealm realm) {
            assumeTrue(first(realm) == 1);
            SEEN.add("first");
        }
    }

    @Test
    void anAssumptionGivesUpASeedAndNotTheTest() {
        junit(Choosy.class).execute().testEvents().assertStatistics(counts -> counts.succeeded(1));
        assertThat(SEEN).hasSizeBetween(1, 39);
    }

    static class Always {
        @RealmTest(schedules = RealmTest.Schedules.ALL)
        void bothOrders(DriverRealm realm) {
            SEEN.add("first " + first(realm));
        }
    }

    @Test
    void everyScheduleMeansEveryOrder() {
        junit(Always.class).execute().testEvents().assertStatistics(counts -> counts.succeeded(1));
        assertThat(SEEN).contains("first 1", "first 2");
    }

    @InstallDrivers(ZeroDriver.class)
    static class Demanding {
        @RealmTest(seeds = 1, failingEachDdi = true)
        void starts(DriverRealm realm) {
            String device = realm.plug(ZERO);
            assertThat(realm.device(device).status()).isEqualTo(DeviceStatus.STARTED);
        }
    }

    @Test
    void aCallThatWasFailedIsReplayedByItsNumber() {
        assertThat(failureOf(Demanding.class))
                .startsWith("with call 1 of those that can fail, WdfDeviceCreate on device init 1")
                .contains("\n    @RealmTest(replay = \"1:\", failing = 1)\n");
    }

    static class Refailed extends Demanding {
        @Override
        @RealmTest(replay = "1:", failing = 1)
        void starts(DriverRealm realm) {
            super.starts(realm);
        }
    }

    @Test
    void aReplayFailsTheCallAgain() {
        assertThat(failureOf(Refailed.class)).contains("Started").contains("Problem");
    }

    static class WithoutRealm {
        @RealmTest
        void needsNothing() {}
    }

    @Test
    void aMethodWithoutARealmIsRefusedWithASentence() {
        assertThat(failureOf(WithoutRealm.class))
                .isEqualTo(
                        "@RealmTest method needsNothing takes no DriverRealm; give it a parameter"
                                + " of that type");
    }

    @InstallDrivers(String.class)
    static class WithoutDriver {
        @RealmTest
        void installsAText(DriverRealm realm) {}
    }

    @Test
    void aClassThatIsNoDriverIsRefusedWithASentence() {
        assertThat(failureOf(WithoutDriver.class))
                .contains("java.lang.String, which is neither a Driver nor a DriverEntry");
    }
}
