package org.backplane.tools.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.Driver;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.Timer;
import org.backplane.hardware.HardwareModel;
import org.backplane.hardware.HardwarePort;
import org.backplane.pnp.DeviceStatus;
import org.backplane.pnp.ProblemCode;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

class DriverRealmTest {

    private static final String ZERO = "TEST\\ZERO";
    private static final byte[] NOTHING = {};

    @Test
    void aDeviceWithoutADriverWaitsForOne() {
        try (DriverRealm realm = DriverRealm.seeded(1)) {
            String device = realm.plug(ZERO);
            assertThat(realm.device(device).problem().code()).isEqualTo(ProblemCode.FAILED_INSTALL);

            realm.install(new ZeroDriver());
            assertThat(realm.device(device).status()).isEqualTo(DeviceStatus.STARTED);
            assertThat(realm.device(device).driver()).isEqualTo(ZeroDriver.class.getName());
            realm.assertQuiescent();
        }
    }

    @Test
    void aDeviceThatWasPulledOutIsGoneAndItsHandlesAreClosed() {
        try (DriverRealm realm = DriverRealm.seeded(1).install(new ZeroDriver())) {
            String device = realm.plug(ZERO);
            RealmHandle zero = realm.open(device);
            realm.unplug(device);

            assertThat(realm.devices()).noneMatch(node -> node.instanceId().equals(device));
            assertThatThrownBy(() -> zero.read(1))
                    .isInstanceOfSatisfying(
                            StatusException.class,
                            e -> assertThat(e.status()).isEqualTo(Status.NO_SUCH_DEVICE));
            realm.assertQuiescent();
        }
    }

    @Test
    void aRequestUnderWayIsNotRest() {
        try (DriverRealm realm = DriverRealm.seeded(7).install(new ZeroDriver());
                RealmHandle zero = realm.open(realm.plug(ZERO))) {
            RealmRequest write = zero.writeLater("kept");
            assertThatThrownBy(realm::assertQuiescent)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith(
                            "request 1, a write of 4 bytes at TEST\\ZERO\\0000 ("
                                    + ZeroDriver.class.getName()
                                    + ") is under way");

            write.cancel();
            assertThat(write.await()).isEqualTo(Status.CANCELLED);
        }
    }

    @Test
    void anOpenHandleIsNotRest() {
        try (DriverRealm realm = DriverRealm.seeded(7).install(new ZeroDriver());
                RealmHandle zero = realm.open(realm.plug(ZERO))) {
            assertThat(zero.readBytes(2)).containsExactly(0, 0);
            assertThatThrownBy(realm::assertQuiescent)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith("a handle on TEST\\ZERO\\0000 is open");
        }
    }

    @Test
    void aTimerThatADriverLeftRunningIsNotRest() {
        try (DriverRealm realm = DriverRealm.seeded(7).install(new RestlessDriver())) {
            realm.plug("TEST\\RESTLESS");

            assertThatThrownBy(realm::assertQuiescent)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageMatching(
                            "(?s)timer of .*RestlessDriver on TEST.* is set: .*seed 7:.*");
        }
    }

    @HardwareIds("TEST\\RESTLESS")
    private static final class RestlessDriver implements Driver {
        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            Device device = init.create();
            Timer timer = device.createTimer(() -> {});
            device.evtDeviceSelfManagedIoInit(() -> timer.startPeriodic(Duration.ofSeconds(1)));
            return device;
        }
    }

    @Test
    void aDriverThatThrewIsFoundOutEvenWhenItsDeviceIsGone() {
        try (DriverRealm realm = DriverRealm.seeded(7).install(new ZeroDriver())) {
            String device = realm.plug(ZERO);
            try (RealmHandle zero = realm.open(device)) {
                assertThatThrownBy(() -> zero.control(1, NOTHING, 0))
                        .isInstanceOf(StatusException.class);
                realm.settle();
            }
            realm.unplug(device);

            assertThatThrownBy(realm::assertQuiescent)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("broken on purpose");
        }
    }

    @Test
    void aDriverThatVetoesItsRemovalSaysWhy() {
        try (DriverRealm realm = DriverRealm.seeded(7).install(new StubbornDriver())) {
            String device = realm.plug("TEST\\STUBBORN");

            assertThatThrownBy(() -> realm.disable(device))
                    .isInstanceOf(StatusException.class)
                    .hasMessageContaining("StubbornDriver answered QUERY_REMOVE_DEVICE")
                    .hasMessageContaining("DEVICE_BUSY: the firmware is being written.");
            assertThat(realm.device(device).status()).isEqualTo(DeviceStatus.STARTED);
        }
    }

    @HardwareIds("TEST\\STUBBORN")
    private static final class StubbornDriver implements Driver {
        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            return init.create()
                    .evtDeviceQueryRemove(() -> {
                        throw new StatusException(
                                Status.DEVICE_BUSY, "the firmware is being written");
                    });
        }
    }

    @Test
    void aFailureUnderManySeedsNamesItsSeed() {
        List<DriverRealm> realms = new ArrayList<>();

        assertThatThrownBy(() ->
                        DriverRealm.forSeeds(
                                10,
                                realm -> {
                                    realms.add(realm);
                                    assertThat(realms).hasSizeLessThan(3);
                                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("seed 3 of 10: ");
    }

    @Test
    void theSeedAloneDecidesTheOrderOfWhatHappensAtTheSameTime() {
        Set<List<Integer>> orders = new HashSet<>();
        for (long seed = 1; seed <= 20; seed++) {
            List<Integer> order = orderUnder(seed);
            assertThat(orderUnder(seed)).isEqualTo(order);
            orders.add(order);
        }

        assertThat(orders).hasSizeGreaterThan(10);
    }

    private static List<Integer> orderUnder(long seed) {
        List<Integer> order = new ArrayList<>();
        try (DriverRealm realm = DriverRealm.seeded(seed)) {
            for (int i = 0; i < 5; i++) {
                int number = i;
                realm.after(Duration.ofSeconds(1), () -> order.add(number));
            }
            realm.advance(Duration.ofSeconds(1));
        }
        return order;
    }

    @Test
    void aDriverWithoutAnAnnotationIsRefusedWithASentence() {
        try (DriverRealm realm = DriverRealm.seeded(1)) {
            assertThatThrownBy(() -> realm.install(DeviceInit::create))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("annotate it with @HardwareIds or @FilterFor");
        }
    }

    @Test
    void aCardWithoutAnAnnotationIsRefusedWithASentence() {
        HardwareModel card =
                new HardwareModel() {
                    @Override
                    public void reset(HardwarePort port) {}
                };
        try (DriverRealm realm = DriverRealm.seeded(1)) {
            assertThatThrownBy(() -> realm.plug(card))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("annotate it with @Card");
        }
    }
}
