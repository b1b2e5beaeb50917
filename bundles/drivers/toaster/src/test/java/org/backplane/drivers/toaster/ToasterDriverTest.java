package org.backplane.drivers.toaster;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.backplane.buses.toaster.ToasterBusDriver;
import org.backplane.contracts.toaster.BusRequest;
import org.backplane.contracts.toaster.Toaster;
import org.backplane.contracts.toaster.ToasterBus;
import org.backplane.pnp.DeviceStatus;
import org.backplane.status.Status;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.InstallDrivers;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmRequest;
import org.backplane.tools.realm.RealmTest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The toaster driver in the realm. */
@InstallDrivers({ToasterBusDriver.class, ToasterDriver.class})
class ToasterDriverTest {

    private static final String TOASTER = "TOASTERBUS\\TOASTER\\01";

    /** Plugs a bus in, and a toaster into it. */
    private static String bus(DriverRealm realm) {
        String bus = realm.plug("ROOT\\TOASTERBUS");
        ask(realm, bus, ToasterBus.PLUG_IN);
        return bus;
    }

    private static void ask(DriverRealm realm, String bus, int code) {
        try (RealmHandle handle = realm.open(bus)) {
            handle.control(code, BusRequest.of(1).toBytes(), 0);
        }
        realm.settle();
    }

    @RealmTest(seeds = 50)
    void aReadToastsASliceAsCrispAsWasAskedFor(DriverRealm realm) {
        bus(realm);
        try (RealmHandle toaster = realm.open(TOASTER)) {
            assertThat(toaster.read(64)).isEqualTo("slice 1, crispiness 4\n");
            assertThat(toaster.write("9")).isOne();
            assertThat(toaster.read(64)).isEqualTo("slice 2, crispiness 9\n");
            assertThat(toaster.writeLater("x").await()).isEqualTo(Status.INVALID_PARAMETER);
            assertThat(toaster.writeLater("10").await()).isEqualTo(Status.INVALID_PARAMETER);
            assertThat(toaster.controlLater(0x222FFC, new byte[0], 8).await())
                    .isEqualTo(Status.INVALID_DEVICE_REQUEST);
            assertThat(toaster.control(Toaster.WHO_IS_THERE, new byte[0], 64))
                    .asString(US_ASCII)
                    .isEqualTo("function driver\n");
        }
    }

    @RealmTest(seeds = 50)
    void aToasterIsTheSameAfterARestart(DriverRealm realm) {
        bus(realm);
        try (RealmHandle toaster = realm.open(TOASTER)) {
            toaster.write("8");
        }
        realm.restart(TOASTER);
        try (RealmHandle toaster = realm.open(TOASTER)) {
            assertThat(toaster.read(64)).isEqualTo("slice 1, crispiness 8\n");
        }
    }

    @RealmTest(seeds = 100)
    void readsOfAToasterThatIsPulledOutEndOnce(DriverRealm realm) {
        String bus = bus(realm);
        RealmHandle toaster = realm.open(TOASTER);
        List<RealmRequest> reads = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            realm.after(Duration.ZERO, () -> reads.add(toaster.readLater(64)));
        }
        ask(realm, bus, ToasterBus.UNPLUG);

        assertThat(reads)
                .hasSize(5)
                .allSatisfy(read -> {
                    read.await();
                    assertThat(read.completions()).isOne();
                });
        assertThat(realm.devices()).noneMatch(node -> node.instanceId().equals(TOASTER));
        toaster.close();
    }

    @RealmTest(seeds = 20)
    void anEjectedToasterCanBePluggedInAgain(DriverRealm realm) {
        String bus = bus(realm);
        realm.eject(TOASTER);
        assertThat(realm.devices()).noneMatch(node -> node.instanceId().equals(TOASTER));
        ask(realm, bus, ToasterBus.PLUG_IN);
        assertThat(realm.device(TOASTER).status()).isEqualTo(DeviceStatus.STARTED);
    }
}
