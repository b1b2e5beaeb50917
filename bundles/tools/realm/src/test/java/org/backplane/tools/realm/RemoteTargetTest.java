package org.backplane.tools.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.Driver;
import org.backplane.ddi.DriverRequest;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.InterfaceClass;
import org.backplane.ddi.IoTargetOpenParams;
import org.backplane.ddi.IoTargetPurgeIoAction;
import org.backplane.ddi.IoTargetState;
import org.backplane.ddi.RemoteIoTarget;
import org.backplane.ddi.Request;
import org.backplane.pnp.DeviceStatus;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A driver that reads from another device: what becomes of the two when either goes. */
class RemoteTargetTest {

    private static final Duration SOON = Duration.ofMillis(1);

    /** Answers reads of one byte at once, keeps longer ones, and may refuse to go. */
    @HardwareIds(value = "TEST\\SOURCE", deviceClass = "Test")
    private static final class SourceDriver implements Driver {

        private static final InterfaceClass SOURCE =
                InterfaceClass.of("9b6b3df5-7d0a-4c0f-8f4e-0b8f8f0b1f6e");

        private boolean busy;

        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            Device device = init.create();
            device.defaultQueue(
                    DispatchType.PARALLEL,
                    queue ->
                            queue.evtIoRead((request, length) -> {
                                if (length > 1) {
                                    return request.markCancelable(
                                            r -> r.complete(Status.CANCELLED));
                                }
                                request.output().put(0, (byte) '!');
                                return request.complete(Status.SUCCESS, 1);
                            }));
            device.evtDeviceQueryRemove(() -> {
                if (busy) {
                    throw new StatusException(Status.DEVICE_BUSY, "it is busy");
                }
            });
            device.createInterface(SOURCE);
            return device;
        }
    }

    /** Answers reads by reading from the source. */
    @HardwareIds(value = "TEST\\READER", deviceClass = "Test")
    private static final class ReaderDriver implements Driver {

        private final String source;
        private final Consumer<IoTargetOpenParams> params;
        private RemoteIoTarget target;

        ReaderDriver(String source, Consumer<IoTargetOpenParams> params) {
            this.source = source;
            this.params = params;
        }

        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            Device device = init.create();
            target = device.createIoTarget();
            device.evtDeviceSelfManagedIoInit(() -> target.open(source, params));
            // What waits for the source would keep the queue from coming to rest.
            device.evtDeviceSelfManagedIoSuspend(
                    () -> target.purge(IoTargetPurgeIoAction.PURGE_IO_AND_WAIT));
            device.defaultQueue(
                    DispatchType.PARALLEL,
                    queue -> queue.evtIoRead((request, length) -> read(device, request)));
            device.createInterface(InterfaceClass.of("0c8f0f6e-2f64-4f39-a1b8-5a0a0c1f6a11"));
            return device;
        }

        private Disposition read(Device device, Request request) {
            DriverRequest own = device.createRequest(target);
            target.formatRequestForRead(own, request.output(), 0);
            return own.send(
                    target,
                    (r, status, bytes) -> {
                        own.delete();
                        return request.complete(status, bytes);
                    });
        }
    }

    private static ReaderDriver reader(String source) {
        return new ReaderDriver(source, params -> {});
    }

    private static void assertStatus(Runnable use, Status status) {
        assertThatThrownBy(use::run)
                .isInstanceOfSatisfying(
                        StatusException.class, e -> assertThat(e.status()).isEqualTo(status));
    }

    @Test
    void aDriverReadsFromAnotherDevice() {
        try (DriverRealm realm = DriverRealm.seeded(1).install(new SourceDriver())) {
            String source = realm.plug("TEST\\SOURCE");
            ReaderDriver driver = reader(source);
            String device = realm.install(driver).plug("TEST\\READER");
            assertThat(driver.target.state()).isEqualTo(IoTargetState.STARTED);
            assertThat(driver.target.wdmTargetPhysicalDevice().instanceId()).isEqualTo(source);
            assertThat(driver.target.wdmTargetFileObject()).isNotNull();
            try (RealmHandle handle = realm.open(device)) {
                assertThat(handle.readBytes(1)).containsExactly('!');
            }
            realm.unplug(device);
            realm.unplug(source);
            realm.assertQuiescent();
        }
    }

    @Test
    void aNameThatIsNoDeviceIsNotOpened() {
        try (DriverRealm realm = DriverRealm.seeded(1)) {
            ReaderDriver driver = reader("TEST\\SOURCE\\0000");
            String device = realm.install(driver).plug("TEST\\READER");
            assertThat(realm.device(device).problem().message())
                    .contains("TEST\\SOURCE\\0000 cannot be opened");
            realm.unplug(device);
        }
    }

    @Test
    void aTargetClosesForADeviceThatIsTakenOutOfService() {
        try (DriverRealm realm = DriverRealm.seeded(1).install(new SourceDriver())) {
            String source = realm.plug("TEST\\SOURCE");
            ReaderDriver driver = reader(source);
            String device = realm.install(driver).plug("TEST\\READER");
            realm.disable(source);
            assertThat(driver.target.state()).isEqualTo(IoTargetState.CLOSED);
            try (RealmHandle handle = realm.open(device)) {
                assertStatus(() -> handle.readBytes(1), Status.INVALID_DEVICE_STATE);
            }
            realm.unplug(device);
            realm.assertQuiescent();
        }
    }

    @Test
    void aTargetReopensForADeviceThatStaysAfterAll() {
        try (DriverRealm realm = DriverRealm.seeded(1)) {
            SourceDriver busy = new SourceDriver();
            busy.busy = true;
            String source = realm.install(busy).plug("TEST\\SOURCE");
            ReaderDriver driver = reader(source);
            String device = realm.install(driver).plug("TEST\\READER");
            assertThatThrownBy(() -> realm.disable(source)).isInstanceOf(StatusException.class);
            assertThat(driver.target.state()).isEqualTo(IoTargetState.STARTED);
            try (RealmHandle handle = realm.open(device)) {
                assertThat(handle.readBytes(1)).containsExactly('!');
            }
            realm.unplug(device);
            realm.unplug(source);
            realm.assertQuiescent();
        }
    }

    @Test
    void theDriversOwnCallbacksReplaceTheDefaults() {
        try (DriverRealm realm = DriverRealm.seeded(1)) {
            SourceDriver busy = new SourceDriver();
            busy.busy = true;
            String source = realm.install(busy).plug("TEST\\SOURCE");
            List<String> trace = new ArrayList<>();
            ReaderDriver driver =
                    new ReaderDriver(
                            source,
                            params ->
                                    params.evtIoTargetQueryRemove(
                                                    target -> {
                                                        trace.add("query remove");
                                                        target.closeForQueryRemove();
                                                    })
                                            .evtIoTargetRemoveCanceled(target -> {
                                                trace.add("canceled, " + target.state());
                                                target.reopen();
                                            })
                                            .evtIoTargetRemoveComplete(target -> {
                                                trace.add("complete, " + target.state());
                                                target.delete();
                                            }));
            String device = realm.install(driver).plug("TEST\\READER");
            assertThatThrownBy(() -> realm.disable(source)).isInstanceOf(StatusException.class);
            busy.busy = false;
            realm.disable(source);
            realm.settle();
            assertThat(trace)
                    .containsExactly(
                            "query remove",
                            "canceled, CLOSED_FOR_QUERY_REMOVE",
                            "query remove",
                            "complete, CLOSED_FOR_QUERY_REMOVE");
            realm.unplug(device);
            realm.assertQuiescent();
        }
    }

    @Test
    void aDriverThatNeedsTheDeviceKeepsIt() {
        try (DriverRealm realm = DriverRealm.seeded(1).install(new SourceDriver())) {
            String source = realm.plug("TEST\\SOURCE");
            ReaderDriver driver =
                    new ReaderDriver(
                            source,
                            params ->
                                    params.evtIoTargetQueryRemove(target -> {
                                        throw new StatusException(
                                                Status.DEVICE_BUSY, "it is being read");
                                    }));
            String device = realm.install(driver).plug("TEST\\READER");
            assertThatThrownBy(() -> realm.disable(source))
                    .hasMessageContaining("it is being read");
            assertThat(realm.device(source).status()).isEqualTo(DeviceStatus.STARTED);
            assertThat(driver.target.state()).isEqualTo(IoTargetState.STARTED);
            realm.unplug(source);
            assertThat(driver.target.state()).isEqualTo(IoTargetState.CLOSED);
            realm.unplug(device);
            realm.assertQuiescent();
        }
    }

    @Test
    void whatIsAtADeviceThatIsPulledOutComesBack() {
        try (DriverRealm realm = DriverRealm.seeded(1).install(new SourceDriver())) {
            String source = realm.plug("TEST\\SOURCE");
            ReaderDriver driver = reader(source);
            String device = realm.install(driver).plug("TEST\\READER");
            try (RealmHandle handle = realm.open(device)) {
                RealmRequest read = handle.readLater(2);
                realm.unplug(source);
                assertThat(read.status()).isEqualTo(Status.CANCELLED);
            }
            assertThat(driver.target.state()).isEqualTo(IoTargetState.CLOSED);
            realm.unplug(device);
            realm.assertQuiescent();
        }
    }

    @Test
    void aDriverThatGoesTakesItsRequestsAndItsHandleWithIt() {
        try (DriverRealm realm = DriverRealm.seeded(1).install(new SourceDriver())) {
            String source = realm.plug("TEST\\SOURCE");
            String device = realm.install(reader(source)).plug("TEST\\READER");
            try (RealmHandle handle = realm.open(device)) {
                RealmRequest read = handle.readLater(2);
                realm.unplug(device);
                assertThat(read.completions()).isEqualTo(1);
            }
            realm.disable(source);
            realm.assertQuiescent();
        }
    }

    /** Both devices go while requests are under way between them, in every order. */
    private static void bothGo(DriverRealm realm) {
        String source = realm.install(new SourceDriver()).plug("TEST\\SOURCE");
        String device = realm.install(reader(source)).plug("TEST\\READER");
        List<RealmRequest> requests = new ArrayList<>();
        try (RealmHandle handle = realm.open(device)) {
            requests.add(handle.readLater(2));
            requests.add(handle.readLater(2));
            realm.after(SOON, () -> realm.unplugLater(source));
            realm.after(SOON, () -> realm.unplugLater(device));
            realm.after(SOON, requests.getFirst()::cancel);
            realm.advance(SOON.multipliedBy(4));
            requests.forEach(RealmRequest::await);
            realm.settle();
        }
        assertThat(requests).allSatisfy(request -> assertThat(request.completions()).isOne());
        realm.assertQuiescent();
    }

    /** A device is taken out of service, in vain or not, while it is read. */
    private static void takenOutOfService(DriverRealm realm) {
        SourceDriver driver = new SourceDriver();
        String source = realm.install(driver).plug("TEST\\SOURCE");
        ReaderDriver reader = reader(source);
        String device = realm.install(reader).plug("TEST\\READER");
        List<RealmRequest> requests = new ArrayList<>();
        try (RealmHandle handle = realm.open(device)) {
            requests.add(handle.readLater(2));
            driver.busy = true;
            realm.after(Duration.ZERO, () -> requests.add(handle.readLater(1)));
            tryToDisable(realm, source);
            driver.busy = false;
            requests.add(handle.readLater(2));
            realm.after(Duration.ZERO, () -> requests.add(handle.readLater(1)));
            tryToDisable(realm, source);
            realm.advance(SOON);
            requests.forEach(RealmRequest::await);
            realm.settle();
        }
        assertThat(requests).allSatisfy(request -> assertThat(request.completions()).isOne());
        assertThat(reader.target.state()).isEqualTo(IoTargetState.CLOSED);
        realm.unplug(device);
        realm.assertQuiescent();
    }

    private static void tryToDisable(DriverRealm realm, String device) {
        try {
            realm.disable(device);
        } catch (StatusException vetoed) {
            assertThat(vetoed.status()).isEqualTo(Status.DEVICE_BUSY);
        }
    }

    @Test
    void whateverMeetsEveryRequestEndsOnce() {
        for (Consumer<DriverRealm> race :
                List.<Consumer<DriverRealm>>of(
                        RemoteTargetTest::bothGo, RemoteTargetTest::takenOutOfService)) {
            DriverRealm.explore(race).randomly(100);
            DriverRealm.explore(race).preemptive().randomly(100);
        }
    }
}
