package org.backplane.itests.bugs.completedtwice;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.Driver;
import org.backplane.itests.bugs.ClassicBugTest;
import org.backplane.status.Status;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmRequest;

import java.time.Duration;

/** A read is cancelled at the moment at which it would complete. */
class CompletedTwiceTest extends ClassicBugTest {

    private static final String DEVICE = "BUGS\\COMPLETED_TWICE";

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
        String device = realm.install(driver).plug(DEVICE);
        try (RealmHandle handle = realm.open(device)) {
            assertThat(handle.readLater(1).await()).isEqualTo(Status.SUCCESS);
            RealmRequest cancelled = handle.readLater(1);
            cancelled.cancel();
            assertThat(cancelled.await()).isEqualTo(Status.CANCELLED);
        }
        realm.unplug(device);
        realm.assertQuiescent();
    }

    @Override
    protected void race(DriverRealm realm, Driver driver) {
        try (RealmHandle handle = realm.open(realm.install(driver).plug(DEVICE))) {
            RealmRequest read = handle.readLater(1);
            realm.after(Duration.ofMillis(20), read::cancel);
            assertThat(read.await()).isIn(Status.SUCCESS, Status.CANCELLED);
        }
        realm.assertQuiescent();
    }
}
