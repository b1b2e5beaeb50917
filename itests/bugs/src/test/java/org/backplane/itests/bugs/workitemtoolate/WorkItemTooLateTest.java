package org.backplane.itests.bugs.workitemtoolate;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.Driver;
import org.backplane.itests.bugs.ClassicBugTest;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmHandle;

/** The card is pulled out at the moment at which the weight changes. */
class WorkItemTooLateTest extends ClassicBugTest {

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
        String device = realm.install(driver).plug(new ScaleCard());
        try (RealmHandle handle = realm.open(device)) {
            realm.advance(ScaleCard.PERIOD.multipliedBy(3));
            assertThat(handle.readBytes(1)).containsExactly(3);
        }
        realm.unplug(device);
        realm.assertQuiescent();
    }

    @Override
    protected void race(DriverRealm realm, Driver driver) {
        String device = realm.install(driver).plug(new ScaleCard());
        realm.after(ScaleCard.PERIOD, () -> realm.unplugLater(device));
        realm.advance(ScaleCard.PERIOD);
        realm.assertQuiescent();
    }
}
