package com.example.delay;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.pnp.DeviceStatus;
import org.backplane.tools.realm.*;

@InstallDrivers(DelayDriver.class)
class DelayFaultTest {

    @RealmTest(seeds = 10, failingEachDdi = true)
    void theDeviceAnswersOrSaysWhyItCannotStart(DriverRealm realm) {
        String device = realm.plug("ROOT\\DELAY");
        if (realm.device(device).status() != DeviceStatus.STARTED) {
            assertThat(realm.device(device).problem().message()).contains("failed on purpose");
            return;
        }
        try (RealmHandle delay = realm.open(device)) {
            delay.readLater(3).await();
        }
    }
}
