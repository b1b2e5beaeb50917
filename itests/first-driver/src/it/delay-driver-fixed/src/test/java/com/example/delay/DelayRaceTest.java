package com.example.delay;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.status.Status;
import org.backplane.tools.realm.*;

import java.time.Duration;

@InstallDrivers(DelayDriver.class)
class DelayRaceTest {

    @RealmTest(seeds = 300, interleaved = true)
    void aReadIsCancelledOrAnsweredOnce(DriverRealm realm) {
        try (RealmHandle delay = realm.open(realm.plug("ROOT\\DELAY"))) {
            RealmRequest read = delay.readLater(3);
            realm.after(Duration.ofSeconds(1), read::cancel);

            assertThat(read.await()).isIn(Status.SUCCESS, Status.CANCELLED);
            assertThat(read.completions()).isOne();
        }
    }
}
