package org.backplane.itests.bugs.isrspins;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.Driver;
import org.backplane.itests.bugs.ClassicBugTest;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmHandle;

/** The card is pulled out at the moment at which it interrupts. */
class IsrSpinsTest extends ClassicBugTest {

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
        return false;
    }

    @Override
    protected void happyPath(DriverRealm realm, Driver driver) {
        String device = realm.install(driver).plug(new KeypadCard());
        try (RealmHandle handle = realm.open(device)) {
            realm.advance(KeypadCard.PERIOD.multipliedBy(3));
            assertThat(handle.readBytes(1)).containsExactly(6);
        }
        realm.unplug(device);
        realm.assertQuiescent();
    }

    @Override
    protected void race(DriverRealm realm, Driver driver) {
        String device = realm.install(driver).plug(new KeypadCard());
        realm.after(KeypadCard.PERIOD, () -> realm.unplugLater(device));
        realm.advance(KeypadCard.PERIOD);
        realm.assertQuiescent();
    }
}
