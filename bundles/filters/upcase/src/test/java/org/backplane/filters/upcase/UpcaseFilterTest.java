package org.backplane.filters.upcase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.backplane.drivers.echo.EchoDriver;
import org.backplane.pnp.StackRole;
import org.backplane.status.Status;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmRequest;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class UpcaseFilterTest {

    private static final int SEEDS = 1_000;
    private static final String ECHO = "ROOT\\ECHO";

    @Test
    void theFilterStandsAboveTheFunctionDriver() {
        try (DriverRealm realm =
                DriverRealm.seeded(1).install(new EchoDriver(), new UpcaseFilter())) {
            var stack = realm.device(realm.plug(ECHO)).stack();

            assertThat(stack.subList(0, 2))
                    .extracting(e -> entry(e.role(), e.driver()))
                    .containsExactly(
                            entry(StackRole.UPPER_FILTER, UpcaseFilter.class.getName()),
                            entry(StackRole.FUNCTION, EchoDriver.class.getName()));
        }
    }

    @Test
    void readsComeBackInUpperCaseAndWritesGoDownAsTheyAre() {
        DriverRealm.forSeeds(
                SEEDS,
                realm -> {
                    realm.install(new EchoDriver(), new UpcaseFilter());
                    String device = realm.plug(ECHO);
                    try (RealmHandle echo = realm.open(device)) {
                        assertThat(echo.write("Straße, az {@[`} 19")).isEqualTo(20);
                        assertThat(echo.read(100)).isEqualTo("STRAßE, AZ {@[`} 19");
                    }
                    realm.assertQuiescent();
                });
    }

    @Test
    void cancellationReachesTheFunctionDriverThroughTheFilter() {
        DriverRealm.forSeeds(
                SEEDS,
                realm -> {
                    realm.install(new EchoDriver(), new UpcaseFilter());
                    try (RealmHandle echo = realm.open(realm.plug(ECHO))) {
                        List<RealmRequest> reads =
                                IntStream.range(0, 5).mapToObj(i -> echo.readLater(9)).toList();
                        echo.cancelAll();

                        assertThat(reads)
                                .allSatisfy(read -> {
                                    assertThat(read.await()).isEqualTo(Status.CANCELLED);
                                    assertThat(read.completions()).isOne();
                                });
                    }
                    realm.assertQuiescent();
                });
    }

    @Test
    void pullingTheDeviceOutCompletesTenPendingReadsOnceEach() {
        DriverRealm.forSeeds(
                SEEDS,
                realm -> {
                    realm.install(new EchoDriver(), new UpcaseFilter());
                    String device = realm.plug(ECHO);
                    RealmHandle echo = realm.open(device);
                    List<RealmRequest> reads =
                            IntStream.range(0, 10)
                                    .mapToObj(i -> echo.readLater(5))
                                    .collect(Collectors.toList());
                    realm.unplug(device);

                    assertThat(reads)
                            .allSatisfy(read -> {
                                assertThat(read.completions()).isOne();
                                assertThat(read.status()).isIn(Status.SUCCESS, Status.CANCELLED);
                            });
                    realm.assertQuiescent();
                });
    }
}
