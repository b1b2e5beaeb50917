package org.backplane.itests.bugs.d0exitwithoutdrain;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.Driver;
import org.backplane.itests.bugs.ClassicBugTest;
import org.backplane.status.Status;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmRequest;

/** The card is pulled out at the moment at which it has printed. */
class D0ExitWithoutDrainTest extends ClassicBugTest {

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
        String device = realm.install(driver).plug(new PrinterCard());
        try (RealmHandle handle = realm.open(device)) {
            assertThat(handle.write("a page")).isEqualTo(6);
            assertThat(handle.write("another one")).isEqualTo(11);
        }
        realm.unplug(device);
        realm.assertQuiescent();
    }

    @Override
    protected void race(DriverRealm realm, Driver driver) {
        String device = realm.install(driver).plug(new PrinterCard());
        RealmRequest write = realm.open(device).writeLater("a page");
        realm.after(PrinterCard.TIME_TO_PRINT, () -> realm.unplugLater(device));
        assertThat(write.await()).isIn(Status.SUCCESS, Status.CANCELLED);
        realm.assertQuiescent();
    }
}
