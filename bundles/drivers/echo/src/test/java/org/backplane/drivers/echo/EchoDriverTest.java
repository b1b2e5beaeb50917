package org.backplane.drivers.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.pnp.DeviceStatus;
import org.backplane.runtime.ExplorationReport;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.InstallDrivers;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmRequest;
import org.backplane.tools.realm.RealmTest;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The echo driver in the realm; each seed is another order of what happens at the same time. */
@InstallDrivers(EchoDriver.class)
class EchoDriverTest {

    private static final int SEEDS = 1_000;
    private static final String ECHO = "ROOT\\ECHO";

    @RealmTest
    void aReadReturnsWhatTheLastWriteStored(DriverRealm realm) {
        String device = realm.plug(ECHO);
        try (RealmHandle echo = realm.open(device)) {
            assertThat(echo.write("Hello")).isEqualTo(5);
            assertThat(echo.read(5)).isEqualTo("Hello");
            assertThat(echo.read(100)).isEqualTo("Hello");
            assertThat(echo.read(2)).isEqualTo("He");
            echo.write("Bye");
            assertThat(echo.read(100)).isEqualTo("Bye");
        }
    }

    @RealmTest(seeds = 1)
    void aReadBeforeTheFirstWriteReturnsNothing(DriverRealm realm) {
        try (RealmHandle echo = realm.open(realm.plug(ECHO))) {
            assertThat(echo.read(10)).isEmpty();
        }
    }

    @RealmTest(seeds = 1)
    void theLongestWriteIsStoredAndALongerOneIsRefusedAndStoresNothing(DriverRealm realm) {
        try (RealmHandle echo = realm.open(realm.plug(ECHO))) {
            byte[] longest = new byte[EchoDevice.CAPACITY];
            longest[longest.length - 1] = 42;
            assertThat(echo.write(longest)).isEqualTo(longest.length);

            assertThatThrownBy(() -> echo.write(new byte[EchoDevice.CAPACITY + 1]))
                    .isInstanceOfSatisfying(
                            StatusException.class,
                            e -> assertThat(e.status()).isEqualTo(Status.BUFFER_OVERFLOW));
            assertThat(echo.readBytes(EchoDevice.CAPACITY)).isEqualTo(longest);
        }
    }

    @RealmTest(seeds = 1)
    void requestsOfNoLengthCompleteAtOnceAndStoreNothing(DriverRealm realm) {
        try (RealmHandle echo = realm.open(realm.plug(ECHO))) {
            echo.write("kept");

            assertThat(echo.writeLater("").status()).isEqualTo(Status.SUCCESS);
            assertThat(echo.readLater(0).status()).isEqualTo(Status.SUCCESS);
            assertThat(echo.read(10)).isEqualTo("kept");
        }
    }

    @RealmTest(seeds = 1)
    void aRequestStaysPendingUntilItsTimeIsOver(DriverRealm realm) {
        try (RealmHandle echo = realm.open(realm.plug(ECHO))) {
            RealmRequest write = echo.writeLater("later");

            realm.advance(EchoDevice.LATENCY.minusNanos(1));
            assertThat(write.status()).isEqualTo(Status.PENDING);
            realm.advance(Duration.ofNanos(1));
            assertThat(write.status()).isEqualTo(Status.SUCCESS);
            assertThat(write.information()).isEqualTo(5);
        }
    }

    @RealmTest(seeds = 1)
    void requestsAreServedOneAfterTheOther(DriverRealm realm) {
        try (RealmHandle echo = realm.open(realm.plug(ECHO))) {
            RealmRequest first = echo.writeLater("first");
            RealmRequest second = echo.readLater(10);

            realm.advance(EchoDevice.LATENCY);
            assertThat(first.status()).isEqualTo(Status.SUCCESS);
            assertThat(second.status()).isEqualTo(Status.PENDING);
            assertThat(second.await()).isEqualTo(Status.SUCCESS);
            assertThat(second.text()).isEqualTo("first");
        }
    }

    @RealmTest
    void aCancelledRequestCompletesAsCancelledAndTheNextOneGetsItsTurn(DriverRealm realm) {
        try (RealmHandle echo = realm.open(realm.plug(ECHO))) {
            RealmRequest first = echo.readLater(5);
            RealmRequest second = echo.readLater(5);
            RealmRequest third = echo.readLater(5);
            assertThat(first.cancel()).isTrue();
            assertThat(third.cancel()).isTrue();

            assertThat(first.await()).isEqualTo(Status.CANCELLED);
            assertThat(second.await()).isEqualTo(Status.SUCCESS);
            assertThat(third.await()).isEqualTo(Status.CANCELLED);
            assertThat(Stream.of(first, second, third))
                    .allSatisfy(r -> assertThat(r.completions()).isOne());
        }
    }

    @Test
    void whenCancellationAndTimerMeetOneOfThemCompletesTheRequest() {
        Map<Outcome, Integer> seen = new EnumMap<>(Outcome.class);
        DriverRealm.forSeeds(
                SEEDS,
                realm -> {
                    try (RealmHandle echo =
                            realm.install(new EchoDriver()).open(realm.plug(ECHO))) {
                        RealmRequest write = echo.writeLater("race");
                        realm.after(EchoDevice.LATENCY, write::cancel);

                        Status status = write.await();
                        realm.advance(EchoDevice.LATENCY.multipliedBy(2));
                        assertThat(status).isIn(Status.SUCCESS, Status.CANCELLED);
                        assertThat(write.completions()).isOne();
                        assertThat(echo.read(4)).isEqualTo("race");
                        assertThat(realm.device(echo.instanceId()).status())
                                .isEqualTo(DeviceStatus.STARTED);
                        seen.merge(Outcome.of(status), 1, Integer::sum);
                    }
                    realm.assertQuiescent();
                });
        assertThat(seen).containsOnlyKeys(Outcome.values());
    }

    @Test
    void everyScheduleOfAShortLifeEndsWell() {
        ExplorationReport report = DriverRealm.explore(EchoScenario::run).exhaustively();

        assertThat(report.exhausted()).isTrue();
        assertThat(report.schedules()).isGreaterThan(100);
    }

    @Test
    void preemptionsInsideTheFrameworkDoNotDisturbAShortLife() {
        DriverRealm.explore(EchoScenario::run).preemptive().byPriorities(SEEDS, 3);
        DriverRealm.explore(EchoScenario::run).preemptive().randomly(SEEDS);
        ExplorationReport report =
                DriverRealm.explore(EchoScenario::run).preemptive().departures(1).exhaustively();

        assertThat(report.exhausted()).isTrue();
    }

    private enum Outcome {
        TIMER_WON,
        CANCELLATION_WON;

        static Outcome of(Status status) {
            return status == Status.SUCCESS ? TIMER_WON : CANCELLATION_WON;
        }
    }

    @RealmTest
    void pullingTheDeviceOutCompletesTenPendingReadsOnceEach(DriverRealm realm) {
        String device = realm.plug(ECHO);
        RealmHandle echo = realm.open(device);
        List<RealmRequest> reads = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            reads.add(echo.readLater(5));
        }
        realm.after(EchoDevice.LATENCY, () -> realm.unplugLater(device));

        reads.forEach(RealmRequest::await);
        realm.settle();
        assertThat(reads)
                .allSatisfy(read -> {
                    assertThat(read.completions()).isOne();
                    assertThat(read.status()).isIn(Status.SUCCESS, Status.CANCELLED);
                });
        assertThat(reads.getLast().status()).isEqualTo(Status.CANCELLED);
        assertThat(realm.devices()).noneMatch(node -> node.instanceId().equals(device));
        assertThatThrownBy(() -> echo.read(1)).isInstanceOf(StatusException.class);
    }

    @RealmTest(seeds = 100)
    void aDeviceThatWasDisabledAndEnabledStartsWithNothingStored(DriverRealm realm) {
        String device = realm.plug(ECHO);
        try (RealmHandle echo = realm.open(device)) {
            echo.write("before");
        }
        realm.disable(device);
        assertThat(realm.device(device).status()).isEqualTo(DeviceStatus.DISABLED);
        assertThatThrownBy(() -> realm.open(device)).isInstanceOf(StatusException.class);

        realm.enable(device);
        try (RealmHandle echo = realm.open(device)) {
            assertThat(echo.read(10)).isEmpty();
        }
    }

    @Test
    void everyCallThatCanFailMayFail() {
        int failed =
                DriverRealm.explore(EchoDriverTest::writeAndReadOrSayWhyNot)
                        .seed(1)
                        .failingEachDdi(20);
        assertThat(failed).isEqualTo(6);
    }

    private static void writeAndReadOrSayWhyNot(DriverRealm realm) {
        String device = realm.install(new EchoDriver()).plug(ECHO);
        if (realm.device(device).status() == DeviceStatus.STARTED) {
            try (RealmHandle echo = realm.open(device)) {
                echo.writeLater("Hello").await();
                RealmRequest read = echo.readLater(5);
                realm.after(EchoDevice.LATENCY, () -> realm.unplugLater(device));
                read.await();
                realm.advance(EchoDevice.LATENCY);
            }
        } else {
            assertThat(realm.device(device).problem().message()).contains("failed on purpose");
        }
        realm.assertQuiescent();
    }

    @Test
    void aDeviceThatIsPluggedInAgainKeepsItsName() {
        try (DriverRealm realm = DriverRealm.seeded(1).install(new EchoDriver())) {
            String first = realm.plug(ECHO);
            assertThat(first).isEqualTo("ROOT\\ECHO\\0000");
            assertThat(realm.plug(ECHO)).isEqualTo("ROOT\\ECHO\\0001");

            realm.unplug(first);
            assertThat(realm.plug(ECHO)).isEqualTo(first);
        }
    }

    @RealmTest(seeds = 1)
    void aControlCodeThatNobodyKnowsIsRefusedAtTheBottomOfTheStack(DriverRealm realm) {
        try (RealmHandle echo = realm.open(realm.plug(ECHO))) {
            assertThatThrownBy(() -> echo.control(0x0022_2ffc, new byte[0], 10))
                    .isInstanceOfSatisfying(
                            StatusException.class,
                            e -> assertThat(e.status()).isEqualTo(Status.INVALID_DEVICE_REQUEST));
        }
    }
}
