package org.backplane.itests.bugs.referenceleaked;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.Driver;
import org.backplane.itests.bugs.ClassicBugTest;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmHandle;

import java.time.Duration;

/** A write comes at the moment at which the card is pulled out. */
class ReferenceLeakedTest extends ClassicBugTest {

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
        String device = realm.install(driver).plug(new ModemCard());
        try (RealmHandle handle = realm.open(device)) {
            assertThat(handle.write("a call")).isEqualTo(6);
            assertThat(handle.write("another")).isEqualTo(7);
        }
        realm.unplug(device);
        realm.assertQuiescent();
    }

    @Override
    protected void race(DriverRealm realm, Driver driver) {
        String device = realm.install(driver).plug(new ModemCard());
        RealmHandle handle = realm.open(device);
        realm.after(Duration.ofMillis(1), () -> handle.writeLater("a call"));
        realm.after(Duration.ofMillis(1), () -> realm.unplugLater(device));
        realm.advance(Duration.ofMillis(50));
        realm.assertQuiescent();
    }
}
