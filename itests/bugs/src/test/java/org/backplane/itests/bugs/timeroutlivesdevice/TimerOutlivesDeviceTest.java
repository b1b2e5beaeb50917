package org.backplane.itests.bugs.timeroutlivesdevice;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.Driver;
import org.backplane.itests.bugs.ClassicBugTest;
import org.backplane.status.Status;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmExploration;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmRequest;

import java.time.Duration;

/** The card is pulled out shortly before a read completes. */
class TimerOutlivesDeviceTest extends ClassicBugTest {

    @Override
    protected Driver buggyDriver() {
        return new BuggyDriver();
    }

    @Override
    protected Driver correctDriver() {
        return new CorrectDriver();
    }

    @Override
    protected boolean needsPreemption() {
        return true;
    }

    /** The timer stands still for the whole of a removal, which random choices hardly give. */
    @Override
    protected void search(RealmExploration exploration, int seeds) {
        exploration.byPriorities(seeds, 2);
    }

    @Override
    protected void happyPath(DriverRealm realm, Driver driver) {
        String device = realm.install(driver).plug(new ThermometerCard());
        try (RealmHandle handle = realm.open(device)) {
            assertThat(handle.readBytes(1)).containsExactly(ThermometerCard.ROOM_TEMPERATURE);
            assertThat(handle.readBytes(1)).containsExactly(ThermometerCard.ROOM_TEMPERATURE);
        }
        realm.unplug(device);
        realm.assertQuiescent();
    }

    @Override
    protected void race(DriverRealm realm, Driver driver) {
        String device = realm.install(driver).plug(new ThermometerCard());
        RealmRequest read = realm.open(device).readLater(1);
        realm.after(Duration.ofMillis(5), () -> realm.unplugLater(device));
        assertThat(read.await()).isEqualTo(Status.SUCCESS);
        realm.assertQuiescent();
    }
}
