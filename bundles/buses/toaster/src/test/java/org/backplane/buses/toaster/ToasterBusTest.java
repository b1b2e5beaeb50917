package org.backplane.buses.toaster;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.contracts.toaster.BusRequest;
import org.backplane.contracts.toaster.Toaster;
import org.backplane.contracts.toaster.ToasterBus;
import org.backplane.contracts.toaster.ToasterControl;
import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.Driver;
import org.backplane.ddi.HardwareIds;
import org.backplane.hardware.SoftwareDevice;
import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.DeviceStatus;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmTest;
import org.backplane.wdm.InterfaceQuery;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;

/** Both toaster buses in the realm. */
class ToasterBusTest {

    private static final int SEEDS = 50;
    private static final String LISTED = "ROOT\\TOASTERBUS";
    private static final String STATIC = "ROOT\\TOASTERBUS_STATIC";

    /** Takes toasters; refuses to go when it is told to. */
    @HardwareIds(value = Toaster.HARDWARE_ID, deviceClass = Toaster.DEVICE_CLASS)
    private static final class PlainToaster implements Driver {

        private boolean stays;
        private ToasterControl control;

        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            Device device = init.create();
            device.evtDevicePrepareHardware((raw, translated) ->
                            control =
                                    device.queryForInterface(
                                            ToasterControl.class,
                                            new InterfaceQuery(ToasterControl.TYPE, 0, 1, null)))
                    .evtDeviceQueryRemove(() -> {
                        if (stays) {
                            throw new StatusException(Status.DEVICE_BUSY, "there is bread in it");
                        }
                    });
            return device;
        }
    }

    private static DriverRealm withBuses(DriverRealm realm, Driver... more) {
        return realm.install(new ToasterBusDriver(), new StaticToasterBusDriver()).install(more);
    }

    private static String toaster(int serialNumber) {
        return "TOASTERBUS\\TOASTER\\%02d".formatted(serialNumber);
    }

    private static List<String> toasters(DriverRealm realm) {
        return realm.devices().stream()
                .filter(node -> node.hardwareIds().contains(Toaster.HARDWARE_ID))
                .map(DeviceNode::instanceId)
                .sorted()
                .toList();
    }

    private static Status ask(RealmHandle bus, int code, int serialNumber) {
        return bus.controlLater(code, BusRequest.of(serialNumber).toBytes(), 0).await();
    }

    @ParameterizedTest
    @ValueSource(strings = {LISTED, STATIC})
    void toastersComeAndGoByControlCodes(String kind) {
        DriverRealm.forSeeds(
                SEEDS,
                realm -> {
                    withBuses(realm, new PlainToaster());
                    try (RealmHandle bus = realm.open(realm.plug(kind))) {
                        ask(bus, ToasterBus.UNPLUG, 0);
                        realm.settle();
                        assertThat(toasters(realm)).isEmpty();

                        assertThat(ask(bus, ToasterBus.PLUG_IN, 7)).isEqualTo(Status.SUCCESS);
                        assertThat(ask(bus, ToasterBus.PLUG_IN, 7))
                                .isEqualTo(Status.INVALID_PARAMETER);
                        assertThat(ask(bus, ToasterBus.PLUG_IN, 8)).isEqualTo(Status.SUCCESS);
                        realm.settle();
                        assertThat(toasters(realm)).containsExactly(toaster(7), toaster(8));
                        DeviceNode seven = realm.device(toaster(7));
                        assertThat(seven.status()).isEqualTo(DeviceStatus.STARTED);
                        assertThat(seven.compatibleIds()).containsExactly(ToasterPdo.COMPATIBLE_ID);
                        assertThat(seven.location()).isEqualTo("toaster bus, serial number 7");

                        assertThat(ask(bus, ToasterBus.UNPLUG, 7)).isEqualTo(Status.SUCCESS);
                        realm.settle();
                        assertThat(ask(bus, ToasterBus.UNPLUG, 7)).isEqualTo(Status.NO_SUCH_DEVICE);
                        assertThat(toasters(realm)).containsExactly(toaster(8));

                        assertThat(ask(bus, ToasterBus.PLUG_IN, 7)).isEqualTo(Status.SUCCESS);
                        assertThat(ask(bus, ToasterBus.UNPLUG, 0)).isEqualTo(Status.SUCCESS);
                        realm.settle();
                        assertThat(toasters(realm)).isEmpty();
                    }
                    realm.assertQuiescent();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {LISTED, STATIC})
    void anEjectedToasterGoesUnlessItsDriverRefuses(String kind) {
        DriverRealm.forSeeds(
                SEEDS,
                realm -> {
                    PlainToaster driver = new PlainToaster();
                    withBuses(realm, driver);
                    try (RealmHandle bus = realm.open(realm.plug(kind))) {
                        ask(bus, ToasterBus.UNPLUG, 0);
                        ask(bus, ToasterBus.PLUG_IN, 3);
                        realm.settle();

                        driver.stays = true;
                        assertThat(ask(bus, ToasterBus.EJECT, 3)).isEqualTo(Status.SUCCESS);
                        realm.settle();
                        assertThat(realm.device(toaster(3)).status())
                                .isEqualTo(DeviceStatus.STARTED);

                        driver.stays = false;
                        assertThat(ask(bus, ToasterBus.EJECT, 3)).isEqualTo(Status.SUCCESS);
                        realm.settle();
                        assertThat(toasters(realm)).isEmpty();
                        assertThat(ask(bus, ToasterBus.EJECT, 3)).isEqualTo(Status.NO_SUCH_DEVICE);
                    }
                    realm.assertQuiescent();
                });
    }

    @RealmTest(seeds = 20)
    void aBusOfStaticChildrenHasTwoBuiltIn(DriverRealm realm) {
        withBuses(realm, new PlainToaster()).plug(STATIC);
        assertThat(toasters(realm)).containsExactly(toaster(1), toaster(2));
    }

    @RealmTest(seeds = 20)
    void whatComesAsAServiceIsOnTheFirstBusWhenThereIsOne(DriverRealm realm) {
        ToasterBusDriver driver = new ToasterBusDriver();
        SoftwareDevice early = software("early");
        SoftwareDevice late = software("late");
        driver.plugToaster(early);
        String bus = realm.install(driver, new PlainToaster()).plug(LISTED);
        driver.plugToaster(late);
        realm.settle();
        assertThat(toasters(realm)).containsExactly(toaster(1), toaster(2));

        driver.unplugToaster(early);
        realm.settle();
        assertThat(toasters(realm)).containsExactly(toaster(2));
        realm.unplug(bus);
        assertThat(toasters(realm)).isEmpty();
        realm.plug(LISTED);
        assertThat(toasters(realm)).containsExactly(toaster(1));
    }

    private static SoftwareDevice software(String name) {
        return new SoftwareDevice(name, List.of(Toaster.HARDWARE_ID), "Toaster");
    }

    @RealmTest(seeds = 1)
    void theBusLetsTheDriverControlItsToaster(DriverRealm realm) {
        PlainToaster driver = new PlainToaster();
        withBuses(realm, driver);
        try (RealmHandle bus = realm.open(realm.plug(LISTED))) {
            ask(bus, ToasterBus.PLUG_IN, 1);
            realm.settle();
            driver.control.crispiness(9);
            assertThat(driver.control.crispiness()).isEqualTo(9);
            assertThat(driver.control.isSafetyLocked()).isFalse();
        }
    }

    @RealmTest(seeds = 1)
    void requestsThatMakeNoSenseAreRefused(DriverRealm realm) {
        withBuses(realm);
        try (RealmHandle bus = realm.open(realm.plug(LISTED))) {
            assertThat(bus.controlLater(ToasterBus.PLUG_IN, new byte[3], 0).await())
                    .isEqualTo(Status.INVALID_PARAMETER);
            assertThat(ask(bus, ToasterBus.PLUG_IN, 0)).isEqualTo(Status.INVALID_PARAMETER);
            assertThat(ask(bus, 0x2A2FFC, 1)).isEqualTo(Status.INVALID_DEVICE_REQUEST);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {LISTED, STATIC})
    void whatIsLeftAfterAStormIsWhatWasPluggedInLast(String kind) {
        DriverRealm.forSeeds(
                SEEDS,
                realm -> {
                    withBuses(realm, new PlainToaster());
                    try (RealmHandle bus = realm.open(realm.plug(kind))) {
                        ask(bus, ToasterBus.UNPLUG, 0);
                        realm.settle();
                        for (int serialNumber = 1; serialNumber <= 4; serialNumber++) {
                            BusRequest request = BusRequest.of(serialNumber);
                            for (int code :
                                    new int[] {
                                        ToasterBus.PLUG_IN, ToasterBus.UNPLUG, ToasterBus.EJECT
                                    }) {
                                realm.after(
                                        Duration.ZERO,
                                        () -> bus.controlLater(code, request.toBytes(), 0));
                            }
                        }
                        realm.settle();
                        TreeSet<String> left = new TreeSet<>(toasters(realm));
                        for (int serialNumber = 1; serialNumber <= 4; serialNumber++) {
                            assertThat(ask(bus, ToasterBus.UNPLUG, serialNumber))
                                    .isEqualTo(
                                            left.contains(toaster(serialNumber))
                                                    ? Status.SUCCESS
                                                    : Status.NO_SUCH_DEVICE);
                        }
                    }
                    realm.assertQuiescent();
                });
    }
}
