package org.backplane.filters.toaster;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.backplane.buses.toaster.ToasterBusDriver;
import org.backplane.contracts.toaster.BusRequest;
import org.backplane.contracts.toaster.Toaster;
import org.backplane.contracts.toaster.ToasterBus;
import org.backplane.drivers.toaster.ToasterDriver;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.InstallDrivers;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmTest;

/** The four filters around a toaster, in the realm. */
@InstallDrivers({
    ClassUpperFilter.class,
    DeviceUpperFilter.class,
    ClassLowerFilter.class,
    DeviceLowerFilter.class,
    ToasterBusDriver.class,
    ToasterDriver.class
})
class ToasterFilterTest {

    private static final String TOASTER = "TOASTERBUS\\TOASTER\\01";

    private static void plugToaster(DriverRealm realm) {
        try (RealmHandle bus = realm.open(realm.plug("ROOT\\TOASTERBUS"))) {
            bus.control(ToasterBus.PLUG_IN, BusRequest.of(1).toBytes(), 0);
        }
        realm.settle();
    }

    @RealmTest(seeds = 50)
    void theFiltersLieInWindowsOrder(DriverRealm realm) {
        plugToaster(realm);
        assertThat(realm.device(TOASTER).stack())
                .extracting(entry -> entry.role().toString())
                .containsExactly(
                        "class upper filter",
                        "upper filter",
                        "function driver",
                        "class lower filter",
                        "lower filter",
                        "bus driver");
    }

    @RealmTest(seeds = 50)
    void whoeverAsksHearsOfThoseAboveTheFunctionDriverAfterIt(DriverRealm realm) {
        plugToaster(realm);
        try (RealmHandle toaster = realm.open(TOASTER)) {
            assertThat(toaster.control(Toaster.WHO_IS_THERE, new byte[0], 256))
                    .asString(US_ASCII)
                    .isEqualTo("function driver\ndevice upper filter\nclass upper filter\n");
            assertThat(toaster.control(Toaster.WHO_IS_THERE, new byte[0], 20))
                    .asString(US_ASCII)
                    .isEqualTo("function driver\n");
            assertThat(toaster.read(64)).isEqualTo("slice 1, crispiness 4\n");
        }
    }
}
