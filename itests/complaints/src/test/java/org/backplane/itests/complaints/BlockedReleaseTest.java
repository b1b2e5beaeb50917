package org.backplane.itests.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.drivers.echo.EchoDriver;
import org.backplane.itests.complaints.StuckDriver.Place;
import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.DeviceStatus;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmHandle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.List;

/**
 * "A handler whose dispose blocks holds up the shutdown of everything." Here a driver has a time
 * for each call; then its device goes without it.
 */
class BlockedReleaseTest {

    private static final int SEEDS = 20;

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"READ", "FILE_CLEANUP", "NOWHERE"})
    void aDeviceWhoseReleaseBlocksGoesWithoutItsDriverAndNobodyElseWaits(Place place) {
        DriverRealm.forSeeds(
                SEEDS,
                realm -> {
                    TarPit pit = new TarPit();
                    String answerless = realm.install(pit, new EchoDriver()).plug(TarPit.ID);
                    StuckDriver driver = new StuckDriver(answerless, place);
                    String stuck = realm.install(driver).plug(StuckDriver.ID);
                    String sibling = realm.plug("ROOT\\ECHO");

                    realm.unplugLater(stuck);
                    realm.advance(Duration.ofSeconds(1));
                    assertThat(pit.held()).as("callbacks that wait").isOne();
                    assertWorks(realm, sibling);
                    String newcomer = realm.plug("ROOT\\ECHO");
                    assertWorks(realm, newcomer);

                    realm.settle();
                    assertThat(ids(realm)).doesNotContain(stuck).contains(sibling, newcomer);
                    assertWorks(realm, sibling);

                    driver.place(Place.NOWHERE);
                    pit.letGo();
                    realm.settle();
                    assertThat(realm.plug(StuckDriver.ID)).isEqualTo(stuck);
                    assertThat(realm.device(stuck).status()).isEqualTo(DeviceStatus.STARTED);
                });
    }

    private static List<String> ids(DriverRealm realm) {
        return realm.devices().stream().map(DeviceNode::instanceId).toList();
    }

    private static void assertWorks(DriverRealm realm, String device) {
        try (RealmHandle echo = realm.open(device)) {
            echo.write("works");
            assertThat(echo.read(10)).isEqualTo("works");
        }
    }
}
