package org.backplane.drivers.ticker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.hardware.ticker.TickerCard;
import org.backplane.pnp.DeviceStatus;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.InstallDrivers;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmRequest;
import org.backplane.tools.realm.RealmTest;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** The ticker driver with its card; each seed is another order of what happens at the same time. */
@InstallDrivers(TickerDriver.class)
class TickerDriverTest {

    private static final Duration PERIOD = Duration.ofMillis(100);

    @RealmTest
    void aReadWaitsForTheNextTickAndTellsItsNumber(DriverRealm realm) {
        String device = realm.plug(new TickerCard());
        try (RealmHandle ticker = realm.open(device)) {
            assertThat(ticker.read(100)).isEqualTo("tick 1\n");
            assertThat(ticker.read(100)).isEqualTo("tick 2\n");
            realm.advance(PERIOD.multipliedBy(3));
            assertThat(ticker.read(100)).isEqualTo("tick 6\n");
        }
        realm.unplug(device);
    }

    @RealmTest
    void allReadsThatWaitCompleteAtTheSameTick(DriverRealm realm) {
        String device = realm.plug(new TickerCard());
        try (RealmHandle ticker = realm.open(device)) {
            List<RealmRequest> reads = tenReads(ticker);
            realm.advance(PERIOD);

            assertThat(reads)
                    .allSatisfy(read -> {
                        assertThat(read.status()).isEqualTo(Status.SUCCESS);
                        assertThat(read.text()).isEqualTo("tick 1\n");
                        assertThat(read.completions()).isOne();
                    });
        }
    }

    @Test
    void everyCallThatCanFailMayFail() {
        int failed =
                DriverRealm.explore(TickerDriverTest::readOrSayWhyNot).seed(1).failingEachDdi(20);
        assertThat(failed).isEqualTo(8);
    }

    private static void readOrSayWhyNot(DriverRealm realm) {
        String device = realm.install(new TickerDriver()).plug(new TickerCard());
        if (realm.device(device).status() == DeviceStatus.STARTED) {
            try (RealmHandle ticker = realm.open(device)) {
                RealmRequest read = ticker.readLater(100);
                realm.advance(PERIOD);
                assertThat(read.status()).isNotEqualTo(Status.PENDING);
            }
        } else {
            assertThat(realm.device(device).problem().message()).contains("failed on purpose");
        }
        realm.unplug(device);
        realm.assertQuiescent();
    }

    @RealmTest(seeds = 1)
    void aShortReadGetsTheBeginningOfTheLine(DriverRealm realm) {
        try (RealmHandle ticker = realm.open(realm.plug(new TickerCard()))) {
            assertThat(ticker.read(4)).isEqualTo("tick");
        }
    }

    @RealmTest
    void aReadThatWaitsCanBeCancelled(DriverRealm realm) {
        String device = realm.plug(new TickerCard());
        try (RealmHandle ticker = realm.open(device)) {
            RealmRequest cancelled = ticker.readLater(100);
            RealmRequest kept = ticker.readLater(100);
            cancelled.cancel();

            assertThat(cancelled.await()).isEqualTo(Status.CANCELLED);
            assertThat(kept.await()).isEqualTo(Status.SUCCESS);
            assertThat(cancelled.completions()).isOne();
        }
    }

    @RealmTest
    void afterARestartTheCardCountsFromTheBeginning(DriverRealm realm) {
        String device = realm.plug(new TickerCard());
        realm.advance(PERIOD.multipliedBy(5));
        realm.restart(device);
        assertThat(realm.device(device).status()).isEqualTo(DeviceStatus.STARTED);

        try (RealmHandle ticker = realm.open(device)) {
            assertThat(ticker.read(100)).isEqualTo("tick 1\n");
            assertThat(ticker.read(100)).isEqualTo("tick 2\n");
        }
        realm.disable(device);
        realm.assertQuiescent();
        realm.enable(device);
        try (RealmHandle ticker = realm.open(device)) {
            assertThat(ticker.read(100)).isEqualTo("tick 1\n");
        }
    }

    @RealmTest
    void pullingTheCardOutCancelsTheReadsThatWaitOnceEach(DriverRealm realm) {
        String device = realm.plug(new TickerCard());
        RealmHandle ticker = realm.open(device);
        List<RealmRequest> reads = tenReads(ticker);
        realm.advance(PERIOD.dividedBy(2));
        realm.unplug(device);

        assertThat(reads)
                .allSatisfy(read -> {
                    assertThat(read.status()).isEqualTo(Status.CANCELLED);
                    assertThat(read.completions()).isOne();
                });
        assertThatThrownBy(() -> ticker.read(1)).isInstanceOf(StatusException.class);
    }

    @RealmTest
    void aCardThatGoesAtTheVeryTickCompletesEachReadOnceAndNeverWithAllOnes(DriverRealm realm) {
        String device = realm.plug(new TickerCard());
        RealmHandle ticker = realm.open(device);
        List<RealmRequest> reads = tenReads(ticker);
        realm.after(PERIOD, () -> realm.unplugLater(device));

        reads.forEach(RealmRequest::await);
        realm.settle();
        assertThat(reads)
                .allSatisfy(read -> {
                    assertThat(read.completions()).isOne();
                    if (read.status() == Status.SUCCESS) {
                        assertThat(read.text()).isEqualTo("tick 1\n");
                    } else {
                        assertThat(read.status()).isEqualTo(Status.CANCELLED);
                    }
                });
    }

    private static List<RealmRequest> tenReads(RealmHandle ticker) {
        return IntStream.range(0, 10).mapToObj(i -> ticker.readLater(100)).toList();
    }
}
