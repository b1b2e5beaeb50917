package org.backplane.tools.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Driver;
import org.backplane.ddi.ExecutionLevel;
import org.backplane.ddi.FileObject;
import org.backplane.ddi.FilterFor;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.InterfaceClass;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.Request;
import org.backplane.ddi.RequestType;
import org.backplane.ddi.SynchronizationScope;
import org.backplane.ddi.WaitLock;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

class FileObjectsTest {

    private static final String ID = "TEST\\FILES";
    private static final InterfaceClass INTERFACE =
            InterfaceClass.of("3b0f4c0e-5f2a-4a55-8a0e-7d1b8a0c6d21");

    private final List<String> log = new ArrayList<>();

    /** Sets up a device as the test says; reads wait in a manual queue. */
    @HardwareIds(ID)
    private static final class FilesDriver implements Driver {

        private final Consumer<DeviceInit> before;
        private final Consumer<Device> after;
        private IoQueue reads;
        private Device device;

        FilesDriver(Consumer<DeviceInit> before, Consumer<Device> after) {
            this.before = before;
            this.after = after;
        }

        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            before.accept(init);
            device = init.create().createInterface(INTERFACE);
            reads = device.createQueue(DispatchType.MANUAL, queue -> {});
            device.configureRequestDispatching(reads, RequestType.READ);
            after.accept(device);
            return device;
        }
    }

    @FilterFor(ID)
    private static final class FilesFilter implements Driver {

        private final Consumer<DeviceInit> before;
        private final Consumer<Device> after;

        FilesFilter(Consumer<DeviceInit> before, Consumer<Device> after) {
            this.before = before;
            this.after = after;
        }

        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            before.accept(init.filter());
            Device device = init.create();
            after.accept(device);
            return device;
        }
    }

    private static void plain(DeviceInit init) {}

    private static void nothing(Device device) {}

    /** Notes the three callbacks of the device's file objects. */
    private Consumer<DeviceInit> noting(String who) {
        return init ->
                init.fileObjectConfig(files ->
                        files.evtDeviceFileCreate(
                                        (_, request, _) -> {
                                            log.add(who + " create");
                                            return request.complete(Status.SUCCESS);
                                        })
                                .evtFileCleanup(_ -> log.add(who + " cleanup"))
                                .evtFileClose(_ -> log.add(who + " close")));
    }

    /** As {@link #noting}, and asks the next lower driver. */
    private Consumer<DeviceInit> askingBelow(String who, boolean forwardClose) {
        return init ->
                init.fileObjectConfig(files ->
                        files.evtDeviceFileCreate(
                                        (device, request, _) -> {
                                            log.add(who + " create");
                                            return request.send(
                                                    device.ioTarget(),
                                                    (back, status, information) -> {
                                                        log.add(who + " create " + status.name());
                                                        return back.complete(status, information);
                                                    });
                                        })
                                .evtFileCleanup(_ -> log.add(who + " cleanup"))
                                .evtFileClose(_ -> log.add(who + " close"))
                                .autoForwardCleanupClose(forwardClose));
    }

    private static DriverRealm realm(Driver... drivers) {
        return DriverRealm.seeded(7).install(drivers);
    }

    @Test
    void aHandleIsCreatedCleanedUpAndClosed() {
        try (DriverRealm realm =
                realm(new FilesDriver(noting("function"), FileObjectsTest::nothing))) {
            realm.open(realm.plug(ID)).close();

            assertThat(log)
                    .containsExactly("function create", "function cleanup", "function close");
            realm.assertQuiescent();
        }
    }

    @Test
    void aFunctionDriverWithoutACallbackLetsEverybodyIn() {
        try (DriverRealm realm =
                realm(new FilesDriver(FileObjectsTest::plain, FileObjectsTest::nothing))) {
            realm.open(realm.plug(ID)).close();
            realm.assertQuiescent();
        }
    }

    @Test
    void aFilterWithoutACallbackForwardsTheOpeningToTheNextLowerDriver() {
        try (DriverRealm realm =
                realm(
                        new FilesDriver(refusing(Status.DEVICE_BUSY), FileObjectsTest::nothing),
                        new FilesFilter(
                                init ->
                                        init.fileObjectConfig(files ->
                                                files.evtFileClose(_ -> log.add("filter close"))),
                                FileObjectsTest::nothing))) {
            String device = realm.plug(ID);

            assertThatThrownBy(() -> realm.open(device))
                    .isInstanceOfSatisfying(
                            StatusException.class,
                            e -> assertThat(e.status()).isEqualTo(Status.DEVICE_BUSY));
            assertThat(log).isEmpty();
            realm.assertQuiescent();
        }
    }

    private static Consumer<DeviceInit> refusing(Status status) {
        return init ->
                init.fileObjectConfig(files ->
                        files.evtDeviceFileCreate((_, request, _) -> request.complete(status)));
    }

    @Test
    void afterAFailedCreateTheFileObjectIsDeletedAndCleanupAndCloseAreNotCalled() {
        List<FileObject> files = new ArrayList<>();
        FilesDriver driver =
                new FilesDriver(
                        init ->
                                init.fileObjectConfig(config ->
                                        config.evtDeviceFileCreate(
                                                        (_, _, file) -> {
                                                            files.add(file);
                                                            file.evtCleanup(
                                                                    () -> log.add("deleted"));
                                                            throw new StatusException(
                                                                    Status.ACCESS_DENIED,
                                                                    "not for you");
                                                        })
                                                .evtFileCleanup(_ -> log.add("cleanup"))
                                                .evtFileClose(_ -> log.add("close"))),
                        FileObjectsTest::nothing);
        try (DriverRealm realm = realm(driver)) {
            String device = realm.plug(ID);

            assertThatThrownBy(() -> realm.open(device))
                    .isInstanceOfSatisfying(
                            StatusException.class,
                            e -> assertThat(e.status()).isEqualTo(Status.ACCESS_DENIED));
            assertThat(log).containsExactly("deleted");
            assertThat(driver.device.fileObject(files.getFirst().wdmFileObject())).isNull();
            realm.assertQuiescent();
        }
    }

    @Test
    void inAStackTheUpperDriverHearsOfEverythingFirst() {
        try (DriverRealm realm =
                realm(
                        new FilesDriver(noting("function"), FileObjectsTest::nothing),
                        new FilesFilter(askingBelow("filter", true), FileObjectsTest::nothing))) {
            realm.open(realm.plug(ID)).close();

            assertThat(log)
                    .containsExactly(
                            "filter create",
                            "function create",
                            "filter create SUCCESS",
                            "filter cleanup",
                            "function cleanup",
                            "filter close",
                            "function close");
            realm.assertQuiescent();
        }
    }

    @Test
    void aFilterThatDoesNotForwardCleanupAndCloseCompletesThem() {
        try (DriverRealm realm =
                realm(
                        new FilesDriver(noting("function"), FileObjectsTest::nothing),
                        new FilesFilter(
                                init ->
                                        init.fileObjectConfig(files ->
                                                files.evtDeviceFileCreate((_, request, _) ->
                                                                request.complete(Status.SUCCESS))
                                                        .autoForwardCleanupClose(false)),
                                FileObjectsTest::nothing))) {
            realm.open(realm.plug(ID)).close();

            assertThat(log).isEmpty();
            realm.assertQuiescent();
        }
    }

    @Test
    void aQueueForCreateRequestsTakesTheOpening() {
        FilesDriver driver =
                new FilesDriver(
                        init ->
                                init.fileObjectConfig(
                                        files -> files.evtFileClose(_ -> log.add("close"))),
                        device -> {
                            IoQueue creates =
                                    device.createQueue(
                                            DispatchType.SEQUENTIAL,
                                            queue ->
                                                    queue.evtIoDefault(request -> {
                                                        log.add(
                                                                request.type()
                                                                        + " "
                                                                        + request.fileObject()
                                                                                .fileName());
                                                        return request.complete(Status.SUCCESS);
                                                    }));
                            device.configureRequestDispatching(creates, RequestType.CREATE);
                        });
        try (DriverRealm realm = realm(driver)) {
            realm.open(realm.plug(ID)).close();

            assertThat(log).containsExactly("CREATE ", "close");
            realm.assertQuiescent();
        }
    }

    @Test
    void aRequestKnowsItsFileObjectAndSoDoesTheDevice() {
        List<FileObject> created = new ArrayList<>();
        FilesDriver driver =
                new FilesDriver(
                        init ->
                                init.fileObjectConfig(files ->
                                        files.evtDeviceFileCreate((_, request, file) -> {
                                            created.add(file);
                                            return request.complete(Status.SUCCESS);
                                        })),
                        FileObjectsTest::nothing);
        try (DriverRealm realm = realm(driver)) {
            String device = realm.plug(ID);
            try (RealmHandle first = realm.open(device);
                    RealmHandle second = realm.open(device)) {
                first.readLater(1);
                second.readLater(2);
                Request ofFirst = driver.reads.retrieveNextRequest();
                Request ofSecond = driver.reads.retrieveNextRequest();

                assertThat(ofFirst.fileObject()).isSameAs(created.get(0));
                assertThat(ofSecond.fileObject()).isSameAs(created.get(1));
                assertThat(created.get(0).device()).isSameAs(driver.device);
                assertThat(driver.device.fileObject(created.get(1).wdmFileObject()))
                        .isSameAs(created.get(1));
                assertThat(created.get(0).flags())
                        .isEqualTo(org.backplane.wdm.FileObject.HANDLE_CREATED);
                ofFirst.complete(Status.SUCCESS);
                ofSecond.complete(Status.SUCCESS);
            }
            realm.assertQuiescent();
        }
    }

    @Test
    void theFileNameIsTheReferenceStringAndThePathThatWasOpened() {
        FilesDriver driver =
                new FilesDriver(
                        init ->
                                init.fileObjectConfig(files ->
                                        files.evtDeviceFileCreate((_, request, file) -> {
                                            log.add(file.fileName());
                                            return request.complete(Status.SUCCESS);
                                        })),
                        device -> device.createInterface(INTERFACE, "left"));
        try (DriverRealm realm = realm(driver)) {
            String link = "\\\\?\\" + realm.plug(ID).replace('\\', '#') + "#" + INTERFACE;
            realm.io().open(link).close();
            realm.io().open(link + "\\left").close();
            realm.io().open(link + "\\left\\page 1").close();

            assertThat(log).containsExactly("", "\\left", "\\left\\page 1");
            realm.assertQuiescent();
        }
    }

    @Test
    void withoutAFileObjectConfigARequestHasNoFileObject() {
        FilesDriver driver = new FilesDriver(FileObjectsTest::plain, FileObjectsTest::nothing);
        try (DriverRealm realm = realm(driver);
                RealmHandle handle = realm.open(realm.plug(ID))) {
            handle.readLater(1);
            Request read = driver.reads.retrieveNextRequest();

            assertThat(read.fileObject()).isNull();
            read.complete(Status.SUCCESS);
        }
    }

    @Test
    void aQueueGivesOutTheOldestRequestOfOneHandle() {
        FilesDriver driver = new FilesDriver(noting("function"), FileObjectsTest::nothing);
        try (DriverRealm realm = realm(driver)) {
            String device = realm.plug(ID);
            try (RealmHandle first = realm.open(device);
                    RealmHandle second = realm.open(device)) {
                first.readLater(1);
                second.readLater(2);
                second.readLater(3);
                FileObject ofSecond = fileOfRequest(driver, 2);

                Request found = driver.reads.findRequest(null, ofSecond, "test");
                assertThat(found.outputLength()).isEqualTo(2);
                Request after = driver.reads.findRequest(found, ofSecond, "test");
                assertThat(after.outputLength()).isEqualTo(3);
                assertThat(driver.reads.findRequest(after, ofSecond, "test")).isNull();
                found.dereference("test");
                after.dereference("test");

                Request two = driver.reads.retrieveRequestByFileObject(ofSecond);
                assertThat(two.outputLength()).isEqualTo(2);
                two.complete(Status.SUCCESS);
                Request three = driver.reads.retrieveRequestByFileObject(ofSecond);
                assertThat(three.outputLength()).isEqualTo(3);
                three.complete(Status.SUCCESS);
                assertThat(driver.reads.retrieveRequestByFileObject(ofSecond)).isNull();
            }
            realm.assertQuiescent();
        }
    }

    private static FileObject fileOfRequest(FilesDriver driver, int length) {
        Request found = driver.reads.findRequest(null, "search");
        while (found.outputLength() != length) {
            Request next = driver.reads.findRequest(found, "search");
            found.dereference("search");
            found = next;
        }
        FileObject file = found.fileObject();
        found.dereference("search");
        return file;
    }

    @Test
    void closingAHandleCancelsItsRequestsAndNoneOfAnotherHandle() {
        FilesDriver driver = new FilesDriver(noting("function"), FileObjectsTest::nothing);
        try (DriverRealm realm = realm(driver)) {
            String device = realm.plug(ID);
            try (RealmHandle other = realm.open(device)) {
                RealmHandle closed = realm.open(device);
                RealmRequest queued = closed.readLater(1);
                RealmRequest kept = other.readLater(2);
                closed.close();

                assertThat(queued.status()).isEqualTo(Status.CANCELLED);
                assertThat(kept.status()).isEqualTo(Status.PENDING);
                assertThat(driver.reads.state().queueRequests()).isEqualTo(1);
                driver.reads.retrieveNextRequest().complete(Status.SUCCESS);
                assertThat(kept.await()).isEqualTo(Status.SUCCESS);
            }
            realm.assertQuiescent();
        }
    }

    @Test
    void cleanupComesWhileTheDriverHasRequestsAndCloseWhenTheLastIsGone() {
        List<Request> owned = new ArrayList<>();
        FilesDriver driver =
                new FilesDriver(
                        init ->
                                init.fileObjectConfig(files ->
                                        files.evtFileCleanup(
                                                        _ -> {
                                                            log.add("cleanup");
                                                            owned.forEach(request ->
                                                                    request.complete(
                                                                            Status.CANCELLED));
                                                        })
                                                .evtFileClose(_ -> log.add("close"))),
                        FileObjectsTest::nothing);
        try (DriverRealm realm = realm(driver)) {
            RealmHandle handle = realm.open(realm.plug(ID));
            RealmRequest read = handle.readLater(1);
            owned.add(driver.reads.retrieveNextRequest());
            handle.close();

            assertThat(read.status()).isEqualTo(Status.CANCELLED);
            assertThat(log).containsExactly("cleanup", "close");
            realm.assertQuiescent();
        }
    }

    @Test
    void closeWaitsForARequestThatCannotBeCancelled() {
        FilesDriver driver = new FilesDriver(noting("function"), FileObjectsTest::nothing);
        try (DriverRealm realm = realm(driver)) {
            RealmHandle handle = realm.open(realm.plug(ID));
            handle.readLater(1);
            Request owned = driver.reads.retrieveNextRequest();
            realm.after(
                    Duration.ofSeconds(1),
                    () -> {
                        log.add("completes, cancelled " + owned.isCanceled());
                        owned.complete(Status.SUCCESS);
                    });
            handle.close();

            assertThat(log)
                    .containsExactly(
                            "function create",
                            "function cleanup",
                            "completes, cancelled true",
                            "function close");
            realm.assertQuiescent();
        }
    }

    @Test
    void aSecondOpeningOfAnExclusiveDeviceIsDeniedUntilTheFirstIsClosed() {
        try (DriverRealm realm =
                realm(new FilesDriver(DeviceInit::exclusive, FileObjectsTest::nothing))) {
            String device = realm.plug(ID);
            RealmHandle first = realm.open(device);

            assertThatThrownBy(() -> realm.open(device))
                    .isInstanceOfSatisfying(
                            StatusException.class,
                            e -> assertThat(e.status()).isEqualTo(Status.ACCESS_DENIED))
                    .hasMessageContaining(device + " is open already");
            first.close();
            realm.open(device).close();
            realm.assertQuiescent();
        }
    }

    @Test
    void anOpeningThatFailsLeavesAnExclusiveDeviceFree() {
        List<Status> answers = new ArrayList<>(List.of(Status.DEVICE_BUSY, Status.SUCCESS));
        try (DriverRealm realm =
                realm(
                        new FilesDriver(
                                init ->
                                        init.exclusive()
                                                .fileObjectConfig(files ->
                                                        files.evtDeviceFileCreate((_, request, _) ->
                                                                request.complete(
                                                                        answers.removeFirst()))),
                                FileObjectsTest::nothing))) {
            String device = realm.plug(ID);

            assertThatThrownBy(() -> realm.open(device)).isInstanceOf(StatusException.class);
            realm.open(device).close();
            realm.assertQuiescent();
        }
    }

    @Test
    void fileCallbacksInDeviceScopeWaitForTheDevicesOtherCallbacks() {
        DriverRealm.forSeeds(
                20,
                realm -> {
                    log.clear();
                    SlowWriter driver = new SlowWriter();
                    realm.install(driver);
                    String device = realm.plug("TEST\\SLOW");
                    RealmHandle closed = realm.open(device);
                    try (RealmHandle writer = realm.open(device)) {
                        driver.gate.acquire();
                        realm.after(Duration.ZERO, () -> writer.writeLater("x"));
                        realm.advance(Duration.ofSeconds(1));
                        realm.after(
                                Duration.ZERO,
                                () -> {
                                    closed.close();
                                    log.add("closed");
                                });
                        realm.advance(Duration.ofSeconds(1));
                        assertThat(log).containsExactly("write begins");
                        driver.gate.release();
                        realm.settle();
                    }
                    assertThat(log)
                            .containsExactly(
                                    "write begins",
                                    "write ends",
                                    "cleanup",
                                    "close",
                                    "closed",
                                    "cleanup",
                                    "close");
                    realm.assertQuiescent();
                });
    }

    /** Its writes wait for a lock, in the scope of the device. */
    @HardwareIds("TEST\\SLOW")
    private final class SlowWriter implements Driver {

        private WaitLock gate;

        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            Device device =
                    init.synchronizationScope(SynchronizationScope.DEVICE)
                            .executionLevel(ExecutionLevel.PASSIVE)
                            .fileObjectConfig(files ->
                                    files.evtFileCleanup(_ -> log.add("cleanup"))
                                            .evtFileClose(_ -> log.add("close")))
                            .create()
                            .createInterface(INTERFACE);
            gate = device.createWaitLock("gate");
            device.defaultQueue(
                    DispatchType.PARALLEL,
                    queue ->
                            queue.evtIoWrite((request, _) -> {
                                log.add("write begins");
                                gate.acquire();
                                gate.release();
                                log.add("write ends");
                                return request.complete(Status.SUCCESS);
                            }));
            return device;
        }
    }

    @Test
    void fileCallbacksCannotBeSerialisedWithCallbacksAtDispatchLevel() {
        FilesDriver driver =
                new FilesDriver(
                        init ->
                                init.synchronizationScope(SynchronizationScope.DEVICE)
                                        .fileObjectConfig(
                                                files -> files.evtFileClose(_ -> log.add("close"))),
                        FileObjectsTest::nothing);
        try (DriverRealm realm = realm(driver)) {
            String device = realm.plug(ID);

            assertThat(realm.device(device).problem().message())
                    .contains("WDF_INCOMPATIBLE_EXECUTION_LEVEL")
                    .contains("give the device execution level PASSIVE");
        }
    }

    @Test
    void aHandleThatIsOpenWhenItsDeviceIsPulledOutIsCleanedUpAndClosed() {
        try (DriverRealm realm =
                realm(new FilesDriver(noting("function"), FileObjectsTest::nothing))) {
            String device = realm.plug(ID);
            RealmHandle handle = realm.open(device);
            RealmRequest read = handle.readLater(1);
            realm.unplug(device);

            assertThat(read.status().isSuccess()).isFalse();
            assertThat(log)
                    .containsExactly("function create", "function cleanup", "function close");
            realm.assertQuiescent();
        }
    }
}
