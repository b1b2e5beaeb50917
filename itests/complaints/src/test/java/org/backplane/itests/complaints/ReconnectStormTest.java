package org.backplane.itests.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.drivers.echo.EchoDriver;
import org.backplane.itests.complaints.StuckDriver.Place;
import org.backplane.pnp.DeviceStatus;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.InstallDrivers;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmTest;

/**
 * "After a night of reconnecting there are 4 500 threads." Nothing may stay of a device that went,
 * however often it comes: no handle, timer, task, driver in use or framework object. Threads and
 * heap are for {@code ReconnectStormIT} to count, in the distribution.
 */
@InstallDrivers(EchoDriver.class)
class ReconnectStormTest {

    private static final int TIMES = 200;

    @RealmTest(seeds = 5)
    void nothingStaysOfADeviceThatComesAndGoesUnderIo(DriverRealm realm) {
        for (int i = 0; i < TIMES; i++) {
            String device = realm.plug("ROOT\\ECHO");
            RealmHandle handle = realm.open(device);
            handle.readLater(5);
            realm.unplugLater(device);
            realm.settle();
            handle.close();
        }
        assertThat(realm.devices()).hasSize(1);
    }

    @RealmTest(seeds = 5)
    void nothingStaysOfADeviceThatFailsEachTimeItComes(DriverRealm realm) {
        realm.install(new StuckDriver("TEST\\NOTHING\\0000", Place.NOWHERE));
        for (int i = 0; i < TIMES; i++) {
            String device = realm.plug(StuckDriver.ID);
            assertThat(realm.device(device).status()).isEqualTo(DeviceStatus.PROBLEM);
            realm.unplug(device);
        }
        assertThat(realm.devices()).hasSize(1);
    }
}
