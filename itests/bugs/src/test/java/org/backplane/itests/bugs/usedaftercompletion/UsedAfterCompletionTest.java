package org.backplane.itests.bugs.usedaftercompletion;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.Driver;
import org.backplane.itests.bugs.ClassicBugTest;
import org.backplane.status.Status;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmRequest;

import java.util.ArrayList;
import java.util.List;

/** A read comes at the moment at which the card ticks. */
class UsedAfterCompletionTest extends ClassicBugTest {

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
        String device = realm.install(driver).plug(new TickingCard());
        try (RealmHandle handle = realm.open(device)) {
            assertThat(handle.readLater(1).await()).isEqualTo(Status.SUCCESS);
            assertThat(handle.readLater(1).await()).isEqualTo(Status.SUCCESS);
        }
        realm.unplug(device);
        realm.assertQuiescent();
    }

    @Override
    protected void race(DriverRealm realm, Driver driver) {
        String device = realm.install(driver).plug(new TickingCard());
        try (RealmHandle handle = realm.open(device)) {
            List<RealmRequest> reads = new ArrayList<>();
            realm.after(TickingCard.PERIOD, () -> reads.add(handle.readLater(1)));
            realm.advance(TickingCard.PERIOD.multipliedBy(3));
            assertThat(reads).hasSize(1);
            assertThat(reads.getFirst().status()).isEqualTo(Status.SUCCESS);
        }
        realm.unplug(device);
        realm.assertQuiescent();
    }
}
