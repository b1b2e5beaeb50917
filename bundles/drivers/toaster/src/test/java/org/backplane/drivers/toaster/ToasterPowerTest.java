package org.backplane.drivers.toaster;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.buses.toaster.ToasterBusDriver;
import org.backplane.contracts.toaster.BusRequest;
import org.backplane.contracts.toaster.ToasterBus;
import org.backplane.pnp.DeviceStatus;
import org.backplane.status.Status;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.InstallDrivers;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmRequest;
import org.backplane.tools.realm.RealmTest;
import org.backplane.wdm.power.DevicePowerState;
import org.backplane.wdm.power.SystemPowerState;

import java.time.Duration;

/** Toasters that idle, sleep and wake, in the realm. */
@InstallDrivers({ToasterBusDriver.class, ToasterDriver.class})
class ToasterPowerTest {

    private static final String TOASTER = "TOASTERBUS\\TOASTER\\01";

    private static String plugToaster(DriverRealm realm) {
        String bus = realm.plug("ROOT\\TOASTERBUS");
        try (RealmHandle handle = realm.open(bus)) {
            handle.control(ToasterBus.PLUG_IN, BusRequest.of(1).toBytes(), 0);
        }
        realm.settle();
        return bus;
    }

    @RealmTest(seeds = 50)
    void anIdleToasterSleepsUntilItIsRead(DriverRealm realm) {
        plugToaster(realm);
        realm.advance(Duration.ofMillis(ToasterDevice.IDLE_TIMEOUT).multipliedBy(2));
        assertThat(realm.powerState(TOASTER)).isEqualTo(DevicePowerState.D1);

        try (RealmHandle toaster = realm.open(TOASTER)) {
            assertThat(toaster.read(64)).startsWith("slice 1");
            assertThat(realm.powerState(TOASTER)).isEqualTo(DevicePowerState.D0);
        }
    }

    @RealmTest(seeds = 50)
    void aToasterSleepsAndWakesWithTheSystem(DriverRealm realm) {
        plugToaster(realm);
        realm.sleep(SystemPowerState.SLEEPING3);
        assertThat(realm.powerState(TOASTER)).isEqualTo(DevicePowerState.D1);

        realm.wake();
        realm.settle();
        assertThat(realm.device(TOASTER).status()).isEqualTo(DeviceStatus.STARTED);
        try (RealmHandle toaster = realm.open(TOASTER)) {
            assertThat(toaster.read(64)).startsWith("slice 1");
        }
    }

    @RealmTest(seeds = 50)
    void aReadThatComesWhileTheSystemSleepsIsServedWhenItIsAwake(DriverRealm realm) {
        plugToaster(realm);
        try (RealmHandle toaster = realm.open(TOASTER)) {
            realm.sleep(SystemPowerState.SLEEPING3);
            RealmRequest read = toaster.readLater(64);
            realm.advance(Duration.ofSeconds(1));
            assertThat(read.status()).isEqualTo(Status.PENDING);

            realm.wake();
            assertThat(read.await()).isEqualTo(Status.SUCCESS);
            assertThat(read.text()).startsWith("slice 1");
        }
    }

    @RealmTest(seeds = 50)
    void aToasterThatIsPulledOutOfASleepingSystemIsGoneWhenItWakes(DriverRealm realm) {
        String bus = plugToaster(realm);
        realm.sleep(SystemPowerState.SLEEPING3);
        realm.unplugLater(bus);
        realm.wake();
        realm.settle();
        assertThat(realm.devices()).noneMatch(node -> node.instanceId().equals(TOASTER));
    }
}
