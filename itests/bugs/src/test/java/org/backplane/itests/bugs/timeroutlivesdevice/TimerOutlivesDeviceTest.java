package org.backplane.itests.bugs.timeroutlivesdevice;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.Driver;
import org.backplane.itests.bugs.ClassicBugTest;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmHandle;

import java.time.Duration;

/** The card is pulled out at the moment at which the driver looks at it. */
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

    @Override
    protected void happyPath(DriverRealm realm, Driver driver) {
        String device = realm.install(driver).plug(new ThermometerCard());
        try (RealmHandle handle = realm.open(device)) {
            realm.advance(Duration.ofMillis(15));
            assertThat(handle.readBytes(1)).containsExactly(ThermometerCard.TEMPERATURE);
        }
        realm.unplug(device);
        realm.assertQuiescent();
    }

    @Override
    protected void race(DriverRealm realm, Driver driver) {
        String device = realm.install(driver).plug(new ThermometerCard());
        realm.after(Duration.ofMillis(20), () -> realm.unplugLater(device));
        realm.advance(Duration.ofMillis(25));
        realm.assertQuiescent();
    }
}
