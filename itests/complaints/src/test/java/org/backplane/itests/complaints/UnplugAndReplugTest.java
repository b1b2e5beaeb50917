package org.backplane.itests.complaints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Driver;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.InterfaceClass;
import org.backplane.drivers.echo.EchoDriver;
import org.backplane.drivers.ticker.TickerDriver;
import org.backplane.hardware.ticker.TickerCard;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.InstallDrivers;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmRequest;
import org.backplane.tools.realm.RealmTest;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * "The stick was pulled out while it was read; now nothing gets it back but a restart of the whole
 * gateway."
 */
@InstallDrivers(EchoDriver.class)
class UnplugAndReplugTest {

    private static final String ECHO = "ROOT\\ECHO";
    private static final Duration WHILE_AT_IT = Duration.ofMillis(20);

    @RealmTest(seeds = 300)
    void aDeviceThatIsPulledOutUnderIoWorksAgainWhenItIsPluggedIn(DriverRealm realm) {
        String device = realm.plug(ECHO);
        for (int time = 0; time < 3; time++) {
            List<RealmRequest> reads = readsEndedByPullingOut(realm, device);
            assertThat(reads)
                    .allSatisfy(read -> {
                        assertThat(read.completions()).isOne();
                        assertThat(read.status()).isIn(Status.SUCCESS, Status.CANCELLED);
                    });

            assertThat(realm.plug(ECHO)).isEqualTo(device);
            try (RealmHandle again = realm.open(device)) {
                again.write("again");
                assertThat(again.read(10)).isEqualTo("again");
            }
        }
    }

    private static List<RealmRequest> readsEndedByPullingOut(DriverRealm realm, String device) {
        try (RealmHandle handle = realm.open(device)) {
            List<RealmRequest> reads = Stream.generate(() -> handle.readLater(5)).limit(4).toList();
            realm.after(WHILE_AT_IT, () -> realm.unplugLater(device));
            reads.forEach(RealmRequest::await);
            realm.settle();
            return reads;
        }
    }

    @RealmTest(seeds = 100)
    void aHandleOfTheDeviceThatWentDoesNotReachTheOneThatCame(DriverRealm realm) {
        String device = realm.plug(ECHO);
        RealmHandle stale = realm.open(device);
        realm.unplug(device);
        assertThat(realm.plug(ECHO)).isEqualTo(device);

        try (RealmHandle fresh = realm.open(device)) {
            fresh.write("mine");
            assertThatThrownBy(() -> stale.write("not mine")).isInstanceOf(StatusException.class);
            assertThat(fresh.read(10)).isEqualTo("mine");
            stale.close();
            assertThat(fresh.read(10)).isEqualTo("mine");
        }
    }

    /** One handle at a time, as a serial port. */
    @HardwareIds("TEST\\PORT")
    private static final class PortDriver implements Driver {
        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            Device device = init.exclusive().create();
            device.defaultQueue(
                    DispatchType.PARALLEL,
                    queue ->
                            queue.evtIoRead(
                                    (request, length) -> request.complete(Status.SUCCESS, length)));
            return device.createInterface(
                    InterfaceClass.of("6c1b5f0e-3b0e-4d0c-9d6b-7f4a51c0d102"));
        }
    }

    @RealmTest(seeds = 100)
    void aHandleThatNobodyClosedDoesNotLockThePortAfterTheReplug(DriverRealm realm) {
        String device = realm.install(new PortDriver()).plug("TEST\\PORT");
        RealmHandle forgotten = realm.open(device);
        assertThatThrownBy(() -> realm.open(device))
                .isInstanceOfSatisfying(
                        StatusException.class,
                        e -> assertThat(e.status()).isEqualTo(Status.ACCESS_DENIED));
        realm.unplug(device);

        assertThat(realm.plug("TEST\\PORT")).isEqualTo(device);
        try (RealmHandle handle = realm.open(device)) {
            assertThat(handle.readBytes(3)).hasSize(3);
        }
        forgotten.close();
    }

    @RealmTest(seeds = 100)
    void aCardThatIsPulledOutUnderIoWorksAgainWhenItIsPutBack(DriverRealm realm) {
        TickerCard card = new TickerCard();
        String device = realm.install(new TickerDriver()).plug(card);
        RealmHandle handle = realm.open(device);
        RealmRequest read = handle.readLater(100);
        realm.after(Duration.ofMillis(1), () -> realm.unplugLater(device));
        assertThat(read.await()).isIn(Status.SUCCESS, Status.CANCELLED);
        realm.settle();
        handle.close();

        String again = realm.plug(card);
        try (RealmHandle ticker = realm.open(again)) {
            assertThat(ticker.read(100)).startsWith("tick ");
        }
        realm.unplug(again);
    }
}
