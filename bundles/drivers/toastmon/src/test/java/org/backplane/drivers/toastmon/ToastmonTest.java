package org.backplane.drivers.toastmon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.buses.toaster.ToasterBusDriver;
import org.backplane.contracts.toaster.BusRequest;
import org.backplane.contracts.toaster.Toaster;
import org.backplane.contracts.toaster.ToasterBus;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.Driver;
import org.backplane.ddi.FilterFor;
import org.backplane.ddi.FilterPosition;
import org.backplane.drivers.toaster.ToasterDriver;
import org.backplane.pnp.DeviceStatus;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.InstallDrivers;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmTest;

import java.util.List;

/** The monitor in the realm: what it sees of toasters that come, stay and go. */
@InstallDrivers({ToasterBusDriver.class, ToasterDriver.class, ToastmonDriver.class})
class ToastmonTest {

    private static final String MONITOR = "ROOT\\TOASTMON";

    private static String toaster(int serialNumber) {
        return "TOASTERBUS\\TOASTER\\%02d".formatted(serialNumber);
    }

    private static void ask(DriverRealm realm, String bus, int code, int serialNumber) {
        try (RealmHandle handle = realm.open(bus)) {
            handle.control(code, BusRequest.of(serialNumber).toBytes(), 0);
        }
        realm.settle();
    }

    private static List<String> report(DriverRealm realm, String monitor) {
        try (RealmHandle handle = realm.open(monitor)) {
            return handle.read(1_000).lines().toList();
        }
    }

    @RealmTest(seeds = 100)
    void theMonitorFindsToastersThatWereThereAndThatCome(DriverRealm realm) {
        String bus = realm.plug("ROOT\\TOASTERBUS");
        ask(realm, bus, ToasterBus.PLUG_IN, 1);
        String monitor = realm.plug(MONITOR);
        ask(realm, bus, ToasterBus.PLUG_IN, 2);
        realm.advance(ToastmonDevice.PERIOD.multipliedBy(3).plusMillis(1));

        assertThat(report(realm, monitor))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("TOASTERBUS#TOASTER#0"));
        assertThat(report(realm, monitor).getFirst()).endsWith(": 3 slices");
        realm.unplug(monitor);
    }

    @RealmTest(seeds = 100)
    void aToasterThatIsPulledOutIsForgotten(DriverRealm realm) {
        String bus = realm.plug("ROOT\\TOASTERBUS");
        String monitor = realm.plug(MONITOR);
        ask(realm, bus, ToasterBus.PLUG_IN, 1);
        assertThat(report(realm, monitor)).hasSize(1);
        ask(realm, bus, ToasterBus.UNPLUG, 1);
        assertThat(report(realm, monitor)).isEmpty();

        ask(realm, bus, ToasterBus.PLUG_IN, 1);
        realm.advance(ToastmonDevice.PERIOD.multipliedBy(2));
        assertThat(report(realm, monitor)).hasSize(1).allMatch(line -> !line.contains(" 0 "));
        realm.unplug(monitor);
    }

    @RealmTest(seeds = 100)
    void theMonitorLetsAToasterGoThatIsToBeEjected(DriverRealm realm) {
        String bus = realm.plug("ROOT\\TOASTERBUS");
        String monitor = realm.plug(MONITOR);
        ask(realm, bus, ToasterBus.PLUG_IN, 1);
        realm.eject(toaster(1));

        assertThat(report(realm, monitor)).isEmpty();
        assertThat(realm.devices()).noneMatch(node -> node.instanceId().equals(toaster(1)));
        realm.unplug(monitor);
    }

    /** Lets no toaster go. */
    @FilterFor(deviceClass = Toaster.DEVICE_CLASS, position = FilterPosition.LOWER)
    private static final class ClingingFilter implements Driver {
        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            return init.filter()
                    .create()
                    .evtDeviceQueryRemove(() -> {
                        throw new StatusException(Status.DEVICE_BUSY, "there is bread in it");
                    });
        }
    }

    @RealmTest(seeds = 100)
    void theMonitorGoesOnWithAToasterThatStaysAfterAll(DriverRealm realm) {
        realm.install(new ClingingFilter());
        String bus = realm.plug("ROOT\\TOASTERBUS");
        String monitor = realm.plug(MONITOR);
        ask(realm, bus, ToasterBus.PLUG_IN, 1);

        assertThatThrownBy(() -> realm.eject(toaster(1)))
                .isInstanceOf(StatusException.class)
                .hasMessageContaining("there is bread in it");
        assertThat(realm.device(toaster(1)).status()).isEqualTo(DeviceStatus.STARTED);
        realm.advance(ToastmonDevice.PERIOD.multipliedBy(2));
        assertThat(report(realm, monitor)).hasSize(1).allMatch(line -> !line.contains(" 0 "));
        realm.unplug(monitor);
    }
}
