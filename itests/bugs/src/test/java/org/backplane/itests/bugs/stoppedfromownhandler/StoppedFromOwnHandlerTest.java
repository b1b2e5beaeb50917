package org.backplane.itests.bugs.stoppedfromownhandler;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.Driver;
import org.backplane.itests.bugs.ClassicBugTest;
import org.backplane.status.Status;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmRequest;

import java.time.Duration;

/** The device is reset at the moment at which a read completes. */
class StoppedFromOwnHandlerTest extends ClassicBugTest {

    private static final String DEVICE = "BUGS\\STOPPED_FROM_OWN_HANDLER";
    private static final byte[] NOTHING = {};

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
        String device = realm.install(driver).plug(DEVICE);
        try (RealmHandle handle = realm.open(device)) {
            assertThat(handle.readLater(1).await()).isEqualTo(Status.SUCCESS);
            handle.control(BuggyDriver.RESET, NOTHING, 0);
            assertThat(handle.readLater(1).await()).isEqualTo(Status.SUCCESS);
        }
        realm.unplug(device);
        realm.assertQuiescent();
    }

    @Override
    protected void race(DriverRealm realm, Driver driver) {
        try (RealmHandle handle = realm.open(realm.install(driver).plug(DEVICE))) {
            RealmRequest read = handle.readLater(1);
            realm.after(
                    Duration.ofMillis(20),
                    () -> handle.controlLater(BuggyDriver.RESET, NOTHING, 0));
            realm.advance(Duration.ofMillis(50));
            assertThat(read.await()).isEqualTo(Status.SUCCESS);
        }
        realm.assertQuiescent();
    }
}
