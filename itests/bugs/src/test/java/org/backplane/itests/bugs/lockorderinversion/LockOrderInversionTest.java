package org.backplane.itests.bugs.lockorderinversion;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.Driver;
import org.backplane.itests.bugs.ClassicBugTest;
import org.backplane.status.Status;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmRequest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A read and a write come at the same moment. */
class LockOrderInversionTest extends ClassicBugTest {

    private static final String DEVICE = "BUGS\\LOCK_ORDER_INVERSION";

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
            assertThat(handle.write("abc")).isEqualTo(3);
            assertThat(handle.readBytes(2)).hasSize(2);
            assertThat(handle.readBytes(2)).hasSize(1);
        }
        realm.unplug(device);
        realm.assertQuiescent();
    }

    @Override
    protected void race(DriverRealm realm, Driver driver) {
        try (RealmHandle handle = realm.open(realm.install(driver).plug(DEVICE))) {
            List<RealmRequest> both = new ArrayList<>();
            realm.after(Duration.ofMillis(1), () -> both.add(handle.readLater(3)));
            realm.after(Duration.ofMillis(1), () -> both.add(handle.writeLater("abc")));
            realm.advance(Duration.ofMillis(1));
            assertThat(both).extracting(RealmRequest::status).containsOnly(Status.SUCCESS);
        }
        realm.assertQuiescent();
    }
}
