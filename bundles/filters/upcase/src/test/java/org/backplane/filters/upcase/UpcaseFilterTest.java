package org.backplane.filters.upcase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.backplane.drivers.echo.EchoDriver;
import org.backplane.pnp.StackRole;
import org.backplane.status.Status;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.InstallDrivers;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmRequest;
import org.backplane.tools.realm.RealmTest;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

@InstallDrivers({EchoDriver.class, UpcaseFilter.class})
class UpcaseFilterTest {

    private static final String ECHO = "ROOT\\ECHO";

    @RealmTest(seeds = 1)
    void theFilterStandsAboveTheFunctionDriver(DriverRealm realm) {
        var stack = realm.device(realm.plug(ECHO)).stack();

        assertThat(stack.subList(0, 2))
                .extracting(e -> entry(e.role(), e.driver()))
                .containsExactly(
                        entry(StackRole.UPPER_FILTER, UpcaseFilter.class.getName()),
                        entry(StackRole.FUNCTION, EchoDriver.class.getName()));
    }

    @RealmTest
    void readsComeBackInUpperCaseAndWritesGoDownAsTheyAre(DriverRealm realm) {
        String device = realm.plug(ECHO);
        try (RealmHandle echo = realm.open(device)) {
            assertThat(echo.write("Straße, az {@[`} 19")).isEqualTo(20);
            assertThat(echo.read(100)).isEqualTo("STRAßE, AZ {@[`} 19");
        }
    }

    @RealmTest
    void cancellationReachesTheFunctionDriverThroughTheFilter(DriverRealm realm) {
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
    }

    @RealmTest
    void pullingTheDeviceOutCompletesTenPendingReadsOnceEach(DriverRealm realm) {
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
    }
}
