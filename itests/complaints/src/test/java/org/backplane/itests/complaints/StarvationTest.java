package org.backplane.itests.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.drivers.echo.EchoDriver;
import org.backplane.itests.complaints.StuckDriver.Place;
import org.backplane.pnp.DeviceStatus;
import org.backplane.status.Status;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmRequest;
import org.backplane.tools.realm.RealmTest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** "One binding waits for its sensor, and no other binding gets a thread any more." */
class StarvationTest {

    private static final int HANGING = 20;

    @RealmTest(seeds = 50)
    void handlersThatBlockDoNotDelayAnotherDriver(DriverRealm realm) {
        TarPit pit = new TarPit();
        String answerless = realm.install(pit, new EchoDriver()).plug(TarPit.ID);
        String stuck = realm.install(new StuckDriver(answerless, Place.READ)).plug(StuckDriver.ID);
        String echo = realm.plug("ROOT\\ECHO");

        List<RealmRequest> blocked = new ArrayList<>();
        try (RealmHandle handle = realm.open(stuck);
                RealmHandle other = realm.open(echo)) {
            realm.after(
                    Duration.ZERO,
                    () -> {
                        for (int i = 0; i < HANGING; i++) {
                            realm.after(Duration.ZERO, () -> blocked.add(handle.readLater(1)));
                        }
                    });
            RealmRequest write = other.writeLater("in time");
            realm.advance(Duration.ofMillis(20));
            assertThat(pit.held()).isEqualTo(HANGING);
            assertThat(write.status()).isEqualTo(Status.SUCCESS);
            assertThat(realm.device(stuck).status()).isEqualTo(DeviceStatus.STARTED);

            pit.letGo();
            realm.settle();
            assertThat(blocked)
                    .hasSize(HANGING)
                    .allSatisfy(read -> assertThat(read.status()).isEqualTo(Status.SUCCESS));
        }
        realm.unplug(stuck);
    }

    @RealmTest(seeds = 50)
    void aDriverThatFailsTakesNoOtherDeviceAlong(DriverRealm realm) {
        TarPit pit = new TarPit();
        realm.install(pit, new EchoDriver());
        String echo = realm.plug("ROOT\\ECHO");
        // It opens a device that is not there, and so does not start.
        String failed =
                realm.install(new StuckDriver("TEST\\NOTHING\\0000", Place.NOWHERE))
                        .plug(StuckDriver.ID);

        assertThat(realm.device(failed).status()).isEqualTo(DeviceStatus.PROBLEM);
        try (RealmHandle handle = realm.open(echo)) {
            handle.write("fine");
            assertThat(handle.read(10)).isEqualTo("fine");
        }
        realm.unplug(failed);
    }
}
