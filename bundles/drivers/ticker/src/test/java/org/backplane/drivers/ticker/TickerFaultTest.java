package org.backplane.drivers.ticker;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.hardware.ticker.TickerCard;
import org.backplane.pnp.DeviceStatus;
import org.backplane.status.Status;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.FaultyCard;
import org.backplane.tools.realm.InstallDrivers;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmRequest;
import org.backplane.tools.realm.RealmTest;
import org.junit.jupiter.api.Test;

import java.time.Duration;

/** The ticker driver with a card that does what cards do when they break. */
@InstallDrivers(TickerDriver.class)
class TickerFaultTest {

    private static final int SEEDS = 200;
    private static final Duration PERIOD = Duration.ofMillis(100);

    @RealmTest(seeds = SEEDS)
    void aReadWaitsForACardThatHangsAndCanBeCancelledMeanwhile(DriverRealm realm) {
        FaultyCard card = new FaultyCard(new TickerCard());
        String device = realm.plug(card);
        try (RealmHandle ticker = realm.open(device)) {
            card.stall();
            RealmRequest cancelled = ticker.readLater(100);
            RealmRequest kept = ticker.readLater(100);
            realm.advance(PERIOD.multipliedBy(10));
            assertThat(kept.status()).isEqualTo(Status.PENDING);
            cancelled.cancel();
            assertThat(cancelled.await()).isEqualTo(Status.CANCELLED);

            card.recover();
            assertThat(kept.await()).isEqualTo(Status.SUCCESS);
            assertThat(kept.text()).isEqualTo("tick 1\n");
        }
        realm.unplug(device);
    }

    @RealmTest(seeds = SEEDS)
    void nobodyReadsAllOnesForACountWhileTheCardCannotBeReached(DriverRealm realm) {
        FaultyCard card = new FaultyCard(new TickerCard());
        String device = realm.plug(card);
        try (RealmHandle ticker = realm.open(device)) {
            RealmRequest read = ticker.readLater(100);
            realm.after(PERIOD, card::answerAllOnes);
            realm.advance(PERIOD.multipliedBy(3));
            card.recover();

            assertThat(read.await()).isEqualTo(Status.SUCCESS);
            assertThat(read.text()).matches("tick [1-4]\n");
        }
        realm.unplug(device);
    }

    @RealmTest(seeds = SEEDS)
    void anInterruptForNoReasonCompletesNothing(DriverRealm realm) {
        FaultyCard card = new FaultyCard(new TickerCard());
        String device = realm.plug(card);
        try (RealmHandle ticker = realm.open(device)) {
            RealmRequest read = ticker.readLater(100);
            card.interruptSpuriously();
            realm.settle();
            assertThat(read.status()).isEqualTo(Status.PENDING);
            assertThat(read.await()).isEqualTo(Status.SUCCESS);
            assertThat(read.text()).isEqualTo("tick 1\n");
        }
    }

    @RealmTest(seeds = 1)
    void aLineThatIsStuckIsMaskedUntilTheDeviceIsRestarted(DriverRealm realm) {
        FaultyCard card = new FaultyCard(new TickerCard());
        String device = realm.plug(card);
        card.jamInterrupt();
        realm.settle();
        try (RealmHandle ticker = realm.open(device)) {
            RealmRequest read = ticker.readLater(100);
            realm.advance(PERIOD.multipliedBy(10));
            assertThat(read.status()).isEqualTo(Status.PENDING);
            read.cancel();
        }
        card.recover();
        realm.restart(device);
        try (RealmHandle ticker = realm.open(device)) {
            assertThat(ticker.read(100)).isEqualTo("tick 1\n");
        }
        realm.unplug(device);
    }

    @Test
    void aCardThatGoesInTheMiddleOfAnyAccessIsASurpriseRemovalLikeAnyOther() {
        long access = 1;
        while (accessesAreAtLeast(access)) {
            access++;
        }
        // Two are for the start and three for each of two ticks; a ninth there is not.
        assertThat(access).isEqualTo(9);
    }

    /** Lets the card go at its n-th access, if it is accessed so often. */
    private static boolean accessesAreAtLeast(long n) {
        long[] accesses = new long[1];
        DriverRealm.forSeeds(
                50,
                realm -> {
                    FaultyCard card = new FaultyCard(new TickerCard());
                    card.disappearAtAccess(n);
                    String device = realm.install(new TickerDriver()).plug(card);
                    readTwiceIfStarted(realm, device);
                    realm.unplug(device);
                    assertThat(realm.devices()).noneMatch(d -> d.instanceId().equals(device));
                    realm.assertQuiescent();
                    accesses[0] = card.accesses();
                });
        return accesses[0] >= n;
    }

    private static void readTwiceIfStarted(DriverRealm realm, String device) {
        boolean started =
                realm.devices().stream()
                        .filter(node -> node.instanceId().equals(device))
                        .anyMatch(node -> node.status() == DeviceStatus.STARTED);
        if (!started) {
            return;
        }
        try (RealmHandle ticker = realm.open(device)) {
            for (int tick = 1; tick <= 2; tick++) {
                RealmRequest read = ticker.readLater(100);
                Status status = read.await();
                assertThat(read.completions()).isOne();
                if (status == Status.SUCCESS) {
                    assertThat(read.text()).isEqualTo("tick " + tick + "\n");
                } else {
                    assertThat(status)
                            .isIn(
                                    Status.CANCELLED,
                                    Status.INVALID_DEVICE_STATE,
                                    Status.NO_SUCH_DEVICE);
                }
            }
        }
    }
}
