package org.backplane.itests.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.drivers.echo.EchoDriver;
import org.backplane.itests.complaints.StuckDriver.Place;
import org.backplane.pnp.DeviceNode;
import org.backplane.status.Status;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.InstallDrivers;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmRequest;
import org.backplane.tools.realm.RealmTest;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** "close() never returns, because somebody reads from the port." */
@InstallDrivers(EchoDriver.class)
class HangingCloseTest {

    @RealmTest(seeds = 300)
    void closingEndsTheReadsOfTheHandleAndReturns(DriverRealm realm) {
        String device = realm.plug("ROOT\\ECHO");
        RealmHandle handle = realm.open(device);
        RealmRequest served = handle.readLater(5);
        RealmRequest queued = handle.readLater(5);

        handle.close();

        assertThat(served.completions()).isOne();
        assertThat(queued.status()).isEqualTo(Status.CANCELLED);
        try (RealmHandle next = realm.open(device)) {
            next.write("next");
            assertThat(next.read(5)).isEqualTo("next");
        }
    }

    @RealmTest(seeds = 20)
    void aDriverThatBlocksACloseCostsOnlyItsCaller(DriverRealm realm) {
        TarPit pit = new TarPit();
        String answerless = realm.install(pit).plug(TarPit.ID);
        String stuck =
                realm.install(new StuckDriver(answerless, Place.FILE_CLEANUP)).plug(StuckDriver.ID);
        String echo = realm.plug("ROOT\\ECHO");
        RealmHandle closing = realm.open(stuck);
        AtomicBoolean closed = new AtomicBoolean();
        realm.after(
                Duration.ZERO,
                () -> {
                    closing.close();
                    closed.set(true);
                });
        realm.advance(Duration.ofSeconds(1));
        assertThat(closed).isFalse();
        assertThat(pit.held()).isOne();

        try (RealmHandle other = realm.open(echo)) {
            other.write("open");
            assertThat(other.read(5)).isEqualTo("open");
        }
        realm.unplug(echo);
        assertThat(realm.devices()).extracting(DeviceNode::instanceId).doesNotContain(echo);

        pit.letGo();
        realm.settle();
        assertThat(closed).isTrue();
        realm.unplug(stuck);
    }
}
