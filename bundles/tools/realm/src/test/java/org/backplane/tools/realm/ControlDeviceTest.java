package org.backplane.tools.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.ddi.ControlDeviceInit;
import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DeviceShutdown;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Driver;
import org.backplane.ddi.FrameworkDriver;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.IoQueue;
import org.backplane.io.DeviceHandle;
import org.backplane.io.IoRequest;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.security.AccessMask;
import org.backplane.wdm.security.AccessToken;
import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

class ControlDeviceTest {

    private static final String ID = "TEST\\CLOCK";
    private static final String SYSTEM_ONLY = "D:P(A;;GA;;;SY)";
    private static final AccessToken ALICE =
            new AccessToken("alice", "S-1-5-21-1-2-3-1001", Set.of());

    private static final List<String> LOG = new ArrayList<>();

    /** Has a control device beside its PnP devices. */
    @HardwareIds(ID)
    private static class ClockDriver implements Driver {

        private final String sddl;
        private final Consumer<ControlDeviceInit> before;
        private Device clock;
        private IoQueue reads;

        ClockDriver(String sddl, Consumer<ControlDeviceInit> before) {
            this.sddl = sddl;
            this.before = before;
        }

        @Override
        public void evtDriverEntry(FrameworkDriver driver) {
            ControlDeviceInit init = driver.controlDeviceInit(sddl);
            init.assignName("\\Device\\Clock");
            before.accept(init);
            clock = init.create().createSymbolicLink("\\DosDevices\\Clock");
            reads = clock.defaultQueue(DispatchType.MANUAL, queue -> {});
            clock.evtCleanup(() -> LOG.add("control device cleaned up"));
            clock.finishInitializing();
        }

        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            return init.create();
        }

        @Override
        public void evtDriverUnload() {
            LOG.add("unload");
        }
    }

    private static DriverRealm realm(Driver driver) {
        LOG.clear();
        DriverRealm realm = DriverRealm.seeded(11).install(driver);
        realm.plug(ID);
        return realm;
    }

    private static Status refusalOf(Runnable open) {
        try {
            open.run();
            return Status.SUCCESS;
        } catch (StatusException e) {
            return e.status();
        }
    }

    @Test
    void aControlDeviceIsOpenedByItsNameAndByItsLink() {
        ClockDriver driver = new ClockDriver(SYSTEM_ONLY, init -> {});
        try (DriverRealm realm = realm(driver)) {
            for (String name :
                    List.of("\\Device\\Clock", "\\\\.\\Clock", "\\??\\clock", "//./CLOCK")) {
                realm.io().open(name).close();
            }
            assertThat(driver.clock.deviceName()).isEqualTo("\\Device\\Clock");
            assertThat(driver.clock.wdmPhysicalDevice()).isNull();
            assertThat(realm.devices()).hasSize(2);
            realm.assertQuiescent();
        }
    }

    @Test
    void itsQueuesWorkWithoutPower() {
        ClockDriver driver = new ClockDriver(SYSTEM_ONLY, init -> {});
        try (DriverRealm realm = realm(driver);
                DeviceHandle clock = realm.io().open("\\\\.\\Clock")) {
            var read = clock.startRead(MemorySegment.ofArray(new byte[4]));
            assertThat(driver.reads.state().pnpHeld()).isFalse();
            driver.reads.retrieveNextRequest().complete(Status.SUCCESS, 4);
            assertThat(read.await()).isEqualTo(Status.SUCCESS);
        }
    }

    @Test
    void itCannotBeOpenedBeforeItIsFinished() {
        List<Device> devices = new ArrayList<>();
        @HardwareIds(ID)
        final class Unfinished implements Driver {
            @Override
            public void evtDriverEntry(FrameworkDriver driver) {
                ControlDeviceInit init = driver.controlDeviceInit(SYSTEM_ONLY);
                init.assignName("\\Device\\Late");
                devices.add(init.create());
            }

            @Override
            public Object evtDriverDeviceAdd(DeviceInit init) {
                return init.create();
            }
        }
        try (DriverRealm realm = realm(new Unfinished())) {
            assertThat(refusalOf(() -> realm.io().open("\\Device\\Late")))
                    .isEqualTo(Status.NO_SUCH_DEVICE);
            devices.getFirst().finishInitializing();
            realm.io().open("\\Device\\Late").close();
        }
    }

    @Test
    void whoIsNotInItsSecurityDescriptorIsDenied() {
        ClockDriver driver = new ClockDriver("D:P(A;;GA;;;SY)(A;;GR;;;WD)", init -> {});
        try (DriverRealm realm = realm(driver)) {
            assertThatThrownBy(
                            () -> realm.io().open("\\\\.\\Clock", ALICE, AccessMask.GENERIC_WRITE))
                    .isInstanceOfSatisfying(
                            StatusException.class,
                            e -> assertThat(e.status()).isEqualTo(Status.ACCESS_DENIED))
                    .hasMessageContaining("\\\\.\\Clock cannot be opened by alice")
                    .hasMessageContaining("for writing")
                    .hasMessageContaining("D:P(A;;GA;;;SY)(A;;GR;;;WD)");
            try (DeviceHandle reader =
                    realm.io().open("\\\\.\\Clock", ALICE, AccessMask.GENERIC_READ)) {
                assertThat(refusalOf(() -> reader.write(new byte[1])))
                        .isEqualTo(Status.ACCESS_DENIED);
            }
            realm.assertQuiescent();
        }
    }

    @Test
    void aMalformedDescriptorIsAnInvalidParameter() {
        try (DriverRealm realm = realm(new ClockDriver("D:P(A;;GA;;;ME)", init -> {}))) {
            assertThat(realm.device(ID + "\\0000").problem().message())
                    .contains("INVALID_PARAMETER")
                    .contains("is wrong at character 13");
        }
    }

    @Test
    void theDriverDeletesItAndItsHandlesAreClosed() {
        ClockDriver driver = new ClockDriver(SYSTEM_ONLY, init -> {});
        try (DriverRealm realm = realm(driver)) {
            DeviceHandle clock = realm.io().open("\\\\.\\Clock");
            var read = clock.startRead(MemorySegment.ofArray(new byte[4]));
            driver.clock.delete();

            assertThat(read.status()).isEqualTo(Status.CANCELLED);
            assertThat(LOG).containsExactly("control device cleaned up");
            assertThat(refusalOf(() -> clock.read(new byte[1]))).isEqualTo(Status.NO_SUCH_DEVICE);
            assertThat(refusalOf(() -> realm.io().open("\\\\.\\Clock")))
                    .isEqualTo(Status.OBJECT_NAME_NOT_FOUND);
            realm.assertQuiescent();
        }
    }

    @Test
    void itsDeletionRacesWithOpeningReadingAndClosing() {
        DriverRealm.explore(
                        realm -> {
                            ClockDriver driver = new ClockDriver(SYSTEM_ONLY, init -> {});
                            realm.install(driver);
                            realm.plug(ID);
                            List<Status> opened = new ArrayList<>();
                            List<IoRequest> reads = new ArrayList<>();
                            Duration soon = Duration.ofSeconds(1);
                            for (int i = 0; i < 2; i++) {
                                realm.after(
                                        soon,
                                        () ->
                                                opened.add(
                                                        refusalOf(() -> {
                                                            try (DeviceHandle clock =
                                                                    realm.io().open("//./Clock")) {
                                                                reads.add(
                                                                        clock.startRead(
                                                                                MemorySegment
                                                                                        .ofArray(
                                                                                                new byte
                                                                                                        [4])));
                                                            }
                                                        })));
                            }
                            realm.after(soon, driver.clock::delete);
                            realm.advance(soon);
                            realm.settle();

                            assertThat(opened)
                                    .hasSize(2)
                                    .isSubsetOf(
                                            Status.SUCCESS,
                                            Status.NO_SUCH_DEVICE,
                                            Status.INVALID_DEVICE_STATE,
                                            Status.OBJECT_NAME_NOT_FOUND);
                            assertThat(reads).allMatch(IoRequest::isDone);
                            realm.assertQuiescent();
                        })
                .preemptive()
                .seed(1)
                .randomly(300);
    }

    @Test
    void oneThatTheDriverKeepsEndsAfterItsUnload() {
        ClockDriver driver = new ClockDriver(SYSTEM_ONLY, init -> {});
        try (DriverRealm realm = realm(driver)) {
            realm.io().open("\\\\.\\Clock");
            realm.unplug(ID + "\\0000");

            assertThat(LOG).containsExactly("unload", "control device cleaned up");
            realm.assertQuiescent();
        }
    }

    @Test
    void itIsToldOfTheShutdownOnceOrAtTheLastChance() {
        ClockDriver driver =
                new ClockDriver(
                        SYSTEM_ONLY,
                        init ->
                                init.shutdownNotification(
                                                DeviceShutdown.LAST_CHANCE,
                                                _ -> LOG.add("shutdown"))
                                        .shutdownNotification(
                                                DeviceShutdown.SHUTDOWN, _ -> LOG.add("shutdown")));
        realm(driver).close();

        assertThat(LOG)
                .containsExactly("shutdown", "shutdown", "unload", "control device cleaned up");
    }

    @Test
    void aPnpDeviceIsNeitherFinishedNorDeletedByItsDriver() {
        List<Device> devices = new ArrayList<>();
        @HardwareIds(ID)
        final class Plain implements Driver {
            @Override
            public Object evtDriverDeviceAdd(DeviceInit init) {
                devices.add(init.create());
                return this;
            }
        }
        try (DriverRealm realm = realm(new Plain())) {
            Device device = devices.getFirst();
            assertThat(refusalOf(device::finishInitializing))
                    .isEqualTo(Status.INVALID_DEVICE_REQUEST);
            assertThat(refusalOf(device::deviceName)).isEqualTo(Status.INVALID_DEVICE_STATE);
            realm.assertQuiescent();
            assertThatIllegalStateException()
                    .isThrownBy(device::delete)
                    .withMessageContaining("OBJECT_ERROR");
        }
    }

    @Test
    void aNameIsGivenOnceAndGoesWithItsDevice() {
        @HardwareIds(ID)
        final class Named implements Driver {
            @Override
            public Object evtDriverDeviceAdd(DeviceInit init) {
                return init.assignName("\\Device\\Named").create();
            }
        }
        try (DriverRealm realm = realm(new Named())) {
            realm.io().open("\\Device\\Named").close();
            String second = realm.plug(ID);
            assertThat(realm.device(second).problem().message()).contains("OBJECT_NAME_COLLISION");

            realm.unplug(ID + "\\0000");
            assertThat(refusalOf(() -> realm.io().open("\\Device\\Named")))
                    .isEqualTo(Status.OBJECT_NAME_NOT_FOUND);
            realm.restart(second);
            realm.io().open("\\Device\\Named").close();
            realm.assertQuiescent();
        }
    }

    @Test
    void aNameWithoutADescriptorIsForSystemAndAdministrators() {
        @HardwareIds(ID)
        final class Named implements Driver {
            @Override
            public Object evtDriverDeviceAdd(DeviceInit init) {
                return init.assignName("\\Device\\Named").create();
            }
        }
        try (DriverRealm realm = realm(new Named())) {
            assertThat(
                            refusalOf(() ->
                                    realm.io()
                                            .open(
                                                    "\\Device\\Named",
                                                    ALICE,
                                                    AccessMask.GENERIC_READ)))
                    .isEqualTo(Status.ACCESS_DENIED);
        }
    }
}
