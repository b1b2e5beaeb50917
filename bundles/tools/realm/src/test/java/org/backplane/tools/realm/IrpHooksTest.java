package org.backplane.tools.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Driver;
import org.backplane.ddi.FilterFor;
import org.backplane.ddi.FrameworkDriver;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.InterfaceClass;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.RequestType;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.IrpMajor;
import org.backplane.wdm.PnpMinor;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

class IrpHooksTest {

    private static final String ID = "TEST\\HOOKS";
    private static final InterfaceClass INTERFACE =
            InterfaceClass.of("5d1c2b1e-1111-4a55-8a0e-7d1b8a0c6d21");

    private final List<String> log = new ArrayList<>();

    /** Notes what reaches it, and answers writes and reads with success. */
    @HardwareIds(ID)
    private final class HookedDriver implements Driver {

        private final Consumer<DeviceInit> before;
        private final Consumer<Device> after;
        private FrameworkDriver self;
        private Device device;
        private IoQueue queue;

        HookedDriver(Consumer<DeviceInit> before, Consumer<Device> after) {
            this.before = before;
            this.after = after;
        }

        @Override
        public void evtDriverEntry(FrameworkDriver driver) {
            self = driver;
        }

        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            before.accept(init);
            device = init.create().createInterface(INTERFACE);
            queue =
                    device.createQueue(
                            DispatchType.PARALLEL,
                            config ->
                                    config.evtIoDefault(request -> {
                                        log.add("queue " + request.type());
                                        return request.complete(Status.SUCCESS);
                                    }));
            device.configureRequestDispatching(queue, RequestType.WRITE);
            device.configureRequestDispatching(queue, RequestType.READ);
            after.accept(device);
            return device;
        }
    }

    @FilterFor(ID)
    private static final class HookedFilter implements Driver {

        private final Consumer<DeviceInit> before;

        HookedFilter(Consumer<DeviceInit> before) {
            this.before = before;
        }

        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            before.accept(init.filter());
            return init.create();
        }
    }

    private static void nothing(Device device) {}

    private static void plain(DeviceInit init) {}

    private static Status answer(Runnable call) {
        try {
            call.run();
            return Status.SUCCESS;
        } catch (StatusException e) {
            return e.status();
        }
    }

    // ------------------------------------------------------------------ caller context

    @Test
    void aRequestComesToTheCallersContextBeforeItsQueue() {
        HookedDriver driver =
                new HookedDriver(
                        init ->
                                init.evtIoInCallerContext((device, request) -> {
                                    log.add("caller " + request.type());
                                    return device.enqueueRequest(request);
                                }),
                        IrpHooksTest::nothing);
        try (DriverRealm realm = DriverRealm.seeded(3).install(driver);
                RealmHandle handle = realm.open(realm.plug(ID))) {
            handle.write("x");
            assertThat(log).containsExactly("caller WRITE", "queue WRITE");
        }
    }

    @Test
    void theCallersContextMayCompleteARequestOrRefuseItWithAStatus() {
        HookedDriver driver =
                new HookedDriver(
                        init ->
                                init.evtIoInCallerContext((_, request) -> {
                                    if (request.type() == RequestType.READ) {
                                        throw new StatusException(
                                                Status.BUFFER_TOO_SMALL, "too small");
                                    }
                                    return request.complete(Status.SUCCESS, 1);
                                }),
                        IrpHooksTest::nothing);
        try (DriverRealm realm = DriverRealm.seeded(3).install(driver);
                RealmHandle handle = realm.open(realm.plug(ID))) {
            assertThat(handle.write("x")).isEqualTo(1);
            assertThat(answer(() -> handle.read(1))).isEqualTo(Status.BUFFER_TOO_SMALL);
            assertThat(log).isEmpty();
        }
    }

    @Test
    void aRequestThatItsQueueRejectsStaysWithTheDriver() {
        List<Status> rejections = new ArrayList<>();
        HookedDriver driver =
                new HookedDriver(
                        init ->
                                init.evtIoInCallerContext((device, request) -> {
                                    try {
                                        return device.enqueueRequest(request);
                                    } catch (StatusException rejected) {
                                        rejections.add(rejected.status());
                                        return request.complete(Status.DEVICE_NOT_READY);
                                    }
                                }),
                        IrpHooksTest::nothing);
        try (DriverRealm realm = DriverRealm.seeded(3).install(driver);
                RealmHandle handle = realm.open(realm.plug(ID))) {
            driver.queue.drain();
            assertThat(answer(() -> handle.write("x"))).isEqualTo(Status.DEVICE_NOT_READY);
            assertThat(answer(() -> handle.control(4, new byte[0], 0)))
                    .isEqualTo(Status.DEVICE_NOT_READY);
            assertThat(rejections).containsExactly(Status.WDF_BUSY, Status.INVALID_DEVICE_REQUEST);
        }
    }

    @Test
    void aRequestFromAQueueIsNotEnqueued() {
        List<Status> answers = new ArrayList<>();
        HookedDriver driver =
                new HookedDriver(
                        IrpHooksTest::plain,
                        device ->
                                device.defaultQueue(
                                        DispatchType.PARALLEL,
                                        queue ->
                                                queue.evtIoDefault(request -> {
                                                    answers.add(
                                                            answer(() ->
                                                                    device.enqueueRequest(
                                                                            request)));
                                                    return request.complete(Status.SUCCESS);
                                                })));
        try (DriverRealm realm = DriverRealm.seeded(3).install(driver);
                RealmHandle handle = realm.open(realm.plug(ID))) {
            handle.control(4, new byte[0], 0);
            assertThat(answers).containsExactly(Status.INVALID_DEVICE_REQUEST);
        }
    }

    @Test
    void aFilterWithACallersContextSeesWhatItHasNoQueueFor() {
        HookedFilter filter =
                new HookedFilter(init ->
                        init.evtIoInCallerContext((device, request) -> {
                            log.add("filter " + request.type());
                            return request.send(device.ioTarget());
                        }));
        try (DriverRealm realm =
                        DriverRealm.seeded(3)
                                .install(
                                        new HookedDriver(
                                                IrpHooksTest::plain, IrpHooksTest::nothing),
                                        filter);
                RealmHandle handle = realm.open(realm.plug(ID))) {
            handle.write("x");
            assertThat(log).containsExactly("filter WRITE", "queue WRITE");
        }
    }

    // ------------------------------------------------------------------ preprocessing

    @Test
    void anIrpIsPreprocessedAndHandedOnToTheFramework() {
        HookedDriver driver =
                new HookedDriver(
                        init ->
                                init.assignWdmIrpPreprocessCallback(
                                        IrpMajor.WRITE,
                                        (device, irp) -> {
                                            log.add("preprocess");
                                            irp.copyCurrentToNext();
                                            irp.setCompletionRoutine(
                                                    (_, done, _) -> {
                                                        log.add("completed " + done.status());
                                                        if (done.pendingReturned()) {
                                                            done.markPending();
                                                        }
                                                        return true;
                                                    },
                                                    null);
                                            return device.dispatchPreprocessedIrp(irp);
                                        }),
                        IrpHooksTest::nothing);
        try (DriverRealm realm = DriverRealm.seeded(3).install(driver);
                RealmHandle handle = realm.open(realm.plug(ID))) {
            handle.write("x");
            handle.read(1);
            assertThat(log)
                    .containsExactly(
                            "preprocess", "queue WRITE", "completed SUCCESS", "queue READ");
        }
    }

    @Test
    void aPreprocessCallbackMaySkipItsLocationOrCompleteTheIrp() {
        HookedDriver driver =
                new HookedDriver(
                        init ->
                                init.assignWdmIrpPreprocessCallback(
                                                IrpMajor.WRITE,
                                                (device, irp) -> {
                                                    irp.skipCurrent();
                                                    return device.dispatchPreprocessedIrp(irp);
                                                })
                                        .assignWdmIrpPreprocessCallback(
                                                IrpMajor.READ,
                                                (_, irp) -> irp.complete(Status.END_OF_FILE)),
                        IrpHooksTest::nothing);
        try (DriverRealm realm = DriverRealm.seeded(3).install(driver);
                RealmHandle handle = realm.open(realm.plug(ID))) {
            handle.write("x");
            assertThat(answer(() -> handle.read(1))).isEqualTo(Status.END_OF_FILE);
            assertThat(log).containsExactly("queue WRITE");
        }
    }

    @Test
    void ofTwoCallbacksForOneMajorFunctionTheLastCounts() {
        HookedDriver driver =
                new HookedDriver(
                        init ->
                                init.assignWdmIrpPreprocessCallback(
                                                IrpMajor.READ,
                                                (_, irp) -> irp.complete(Status.UNSUCCESSFUL))
                                        .assignWdmIrpPreprocessCallback(
                                                IrpMajor.READ,
                                                (_, irp) -> irp.complete(Status.END_OF_FILE)),
                        IrpHooksTest::nothing);
        try (DriverRealm realm = DriverRealm.seeded(3).install(driver);
                RealmHandle handle = realm.open(realm.plug(ID))) {
            assertThat(answer(() -> handle.read(1))).isEqualTo(Status.END_OF_FILE);
        }
    }

    @Test
    void aListOfMinorFunctionsNarrowsACallbackAndThereIsOne() {
        List<Status> second = new ArrayList<>();
        HookedDriver driver =
                new HookedDriver(
                        init -> {
                            init.assignWdmIrpPreprocessCallback(
                                    IrpMajor.PNP,
                                    (device, irp) -> {
                                        log.add(PnpMinor.name(irp.current().minor()));
                                        irp.skipCurrent();
                                        return device.dispatchPreprocessedIrp(irp);
                                    },
                                    PnpMinor.START_DEVICE,
                                    PnpMinor.REMOVE_DEVICE);
                            second.add(
                                    answer(() ->
                                            init.assignWdmIrpPreprocessCallback(
                                                    IrpMajor.PNP,
                                                    (_, irp) -> irp.status(),
                                                    PnpMinor.STOP_DEVICE)));
                            second.add(
                                    answer(() ->
                                            init.assignWdmIrpPreprocessCallback(
                                                    99, (_, irp) -> irp.status())));
                        },
                        IrpHooksTest::nothing);
        try (DriverRealm realm = DriverRealm.seeded(3).install(driver)) {
            String device = realm.plug(ID);
            realm.unplug(device);
            assertThat(log).containsExactly("START_DEVICE", "REMOVE_DEVICE");
            assertThat(second)
                    .containsExactly(Status.INVALID_DEVICE_REQUEST, Status.INVALID_PARAMETER);
            realm.assertQuiescent();
        }
    }

    @Test
    void aFilterPreprocessesWhatItHasNoQueueFor() {
        HookedFilter filter =
                new HookedFilter(init ->
                        init.assignWdmIrpPreprocessCallback(
                                IrpMajor.WRITE,
                                (device, irp) -> {
                                    log.add("filter");
                                    irp.skipCurrent();
                                    return irp.call(device.wdmAttachedDevice());
                                }));
        try (DriverRealm realm =
                        DriverRealm.seeded(3)
                                .install(
                                        new HookedDriver(
                                                IrpHooksTest::plain, IrpHooksTest::nothing),
                                        filter);
                RealmHandle handle = realm.open(realm.plug(ID))) {
            handle.write("x");
            assertThat(log).containsExactly("filter", "queue WRITE");
        }
    }

    // ------------------------------------------------------------------ dispatching

    @Test
    void aDriverChoosesAQueueForEachIrp() {
        HookedDriver[] self = new HookedDriver[1];
        self[0] =
                new HookedDriver(
                        init ->
                                init.evtIoInCallerContext((device, request) -> {
                                    log.add("caller");
                                    return device.enqueueRequest(request);
                                }),
                        device -> {
                            IoQueue special =
                                    device.createQueue(
                                            DispatchType.PARALLEL,
                                            queue ->
                                                    queue.evtIoDefault(request -> {
                                                        log.add("special " + request.inputLength());
                                                        return request.complete(Status.SUCCESS);
                                                    }));
                            device.configureWdmIrpDispatchCallback(
                                    IrpMajor.WRITE,
                                    (_, irp) ->
                                            switch (irp.current().inputLength()) {
                                                case 1 -> device.wdmDispatchIrp(irp);
                                                case 2 ->
                                                        device.wdmDispatchIrpToIoQueue(
                                                                irp, special, false);
                                                default ->
                                                        device.wdmDispatchIrpToIoQueue(
                                                                irp, special, true);
                                            });
                        });
        try (DriverRealm realm = DriverRealm.seeded(3).install(self[0]);
                RealmHandle handle = realm.open(realm.plug(ID))) {
            handle.write("x");
            handle.write("xx");
            handle.write("xxx");
            assertThat(log)
                    .containsExactly("caller", "queue WRITE", "special 2", "caller", "special 3");
        }
    }

    @Test
    void onlyReadsWritesAndControlsAreDispatchedByTheDriver() {
        List<Status> answers = new ArrayList<>();
        HookedDriver driver =
                new HookedDriver(
                        IrpHooksTest::plain,
                        device -> {
                            for (int major : new int[] {IrpMajor.CREATE, IrpMajor.PNP}) {
                                answers.add(
                                        answer(() ->
                                                device.configureWdmIrpDispatchCallback(
                                                        major, (_, irp) -> irp.status())));
                            }
                        });
        try (DriverRealm realm = DriverRealm.seeded(3).install(driver)) {
            realm.plug(ID);
            assertThat(answers).containsExactly(Status.INVALID_PARAMETER, Status.INVALID_PARAMETER);
        }
    }

    @Test
    void aHookThatThrowsFailsItsDevice() {
        HookedDriver driver =
                new HookedDriver(
                        init ->
                                init.assignWdmIrpPreprocessCallback(
                                        IrpMajor.READ,
                                        (_, _) -> {
                                            throw new IllegalArgumentException("broken");
                                        }),
                        IrpHooksTest::nothing);
        try (DriverRealm realm = DriverRealm.seeded(3).install(driver)) {
            String device = realm.plug(ID);
            RealmHandle handle = realm.open(device);
            assertThat(answer(() -> handle.read(1))).isEqualTo(Status.UNSUCCESSFUL);
            realm.settle();
            assertThat(realm.device(device).problem().message())
                    .contains("EvtDeviceWdmIrpPreprocess");
            assertThatThrownBy(realm::assertQuiescent)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("broken");
        }
    }

    // ------------------------------------------------------------------ WDM objects

    @Test
    void aDeviceKnowsItsPlaceInTheStack() {
        HookedDriver driver = new HookedDriver(IrpHooksTest::plain, IrpHooksTest::nothing);
        try (DriverRealm realm = DriverRealm.seeded(3).install(driver)) {
            String id = realm.plug(ID);
            Device device = driver.device;
            assertThat(device.wdmPhysicalDevice().instanceId()).isEqualTo(id);
            assertThat(device.wdmAttachedDevice()).isSameAs(device.wdmPhysicalDevice());
            assertThat(device.wdmPhysicalDevice().top()).isSameAs(device.wdmDeviceObject());
            assertThat(driver.self.device(device.wdmDeviceObject())).isSameAs(device);
            assertThat(driver.self.device(device.wdmPhysicalDevice())).isNull();
        }
    }
}
