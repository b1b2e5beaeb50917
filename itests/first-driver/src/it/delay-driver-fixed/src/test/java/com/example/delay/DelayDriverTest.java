package com.example.delay;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.status.Status;
import org.backplane.tools.realm.*;

import java.time.Duration;

@InstallDrivers(DelayDriver.class)
class DelayDriverTest {

    @RealmTest(preemptive = true)
    void aReadTakesASecond(DriverRealm realm) {
        try (RealmHandle delay = realm.open(realm.plug("ROOT\\DELAY"))) {
            assertThat(delay.readBytes(3)).containsExactly(0, 0, 0);
        }
    }

    @RealmTest(preemptive = true)
    void aReadIsCancelledOrAnsweredOnce(DriverRealm realm) {
        try (RealmHandle delay = realm.open(realm.plug("ROOT\\DELAY"))) {
            RealmRequest read = delay.readLater(3);
            realm.after(Duration.ofSeconds(1), read::cancel);

            assertThat(read.await()).isIn(Status.SUCCESS, Status.CANCELLED);
            assertThat(read.completions()).isOne();
        }
    }
}
