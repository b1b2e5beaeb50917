package org.backplane.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.Driver;
import org.backplane.ddi.FrameworkObject;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.Request;
import org.backplane.ddi.RequestType;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmRequest;
import org.backplane.verifier.FaultPlan;
import org.backplane.wdm.Irp;
import org.backplane.wdm.IrpMajor;
import org.backplane.wdm.PnpMinor;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** RULES.md, Incoming path: what a driver sees of an IRP or request before a queue does. */
class IrpHooksTest {

    private final List<String> seen = new ArrayList<>();
    private IoQueue queue;

    private RuleStage hooked(Consumer<DeviceInit> settings, Consumer<Device> more) {
        return RuleStage.with(RuleDrivers.function(settings, device -> add(device, more)));
    }

    private RuleStage hooked(Consumer<DeviceInit> settings) {
        return hooked(settings, device -> {});
    }

    private void add(Device device, Consumer<Device> more) {
        queue =
                device.defaultQueue(
                        DispatchType.PARALLEL, config -> config.evtIoDefault(this::serve));
        more.accept(device);
    }

    private Disposition serve(Request request) {
        seen.add("queue " + request.type());
        return request.complete(Status.SUCCESS);
    }

    private Status handBack(Device device, Irp irp) {
        seen.add("preprocess");
        irp.skipCurrent();
        return device.dispatchPreprocessedIrp(irp);
    }

    private Status dispatch(Device device, Irp irp) {
        seen.add("dispatch");
        return device.wdmDispatchIrp(irp);
    }

    private Disposition enqueue(Device device, Request request) {
        seen.add("caller " + request.type());
        return device.enqueueRequest(request);
    }

    @Rule("IN-1")
    @Test
    void dispatchAndPreprocessCallbacksSeeAnIrpBeforeTheFrameworkDoes() {
        Consumer<DeviceInit> settings =
                init ->
                        init.assignWdmIrpPreprocessCallback(IrpMajor.WRITE, this::handBack)
                                .evtIoInCallerContext(this::enqueue);
        Consumer<Device> more =
                device -> device.configureWdmIrpDispatchCallback(IrpMajor.READ, this::dispatch);
        try (RuleStage made = hooked(settings, more)) {
            made.handle.writeLater("w");
            made.handle.readLater(1);
        }
        assertThat(seen)
                .containsExactly(
                        "preprocess",
                        "caller WRITE",
                        "queue WRITE",
                        "dispatch",
                        "caller READ",
                        "queue READ");
    }

    @Rule("IN-2")
    @Test
    void thePreprocessCallbackThatIsRegisteredLastWins() {
        Consumer<DeviceInit> settings =
                init ->
                        init.assignWdmIrpPreprocessCallback(IrpMajor.READ, this::handBack)
                                .assignWdmIrpPreprocessCallback(
                                        IrpMajor.READ,
                                        (device, irp) -> irp.complete(Status.END_OF_FILE));
        try (RuleStage made = hooked(settings)) {
            assertThat(made.handle.readLater(1).status()).isEqualTo(Status.END_OF_FILE);
        }
        assertThat(seen).isEmpty();
    }

    @Rule("IN-3")
    @Test
    void aSecondListOfMinorFunctionsIsRefused() {
        List<Status> answers = new ArrayList<>();
        Consumer<DeviceInit> settings =
                init -> {
                    for (int minor : new int[] {PnpMinor.START_DEVICE, PnpMinor.STOP_DEVICE}) {
                        answers.add(RuleDrivers.statusOf(() -> preprocessPnp(init, minor)));
                    }
                };
        hooked(settings).close();
        assertThat(answers).containsExactly(Status.SUCCESS, Status.INVALID_DEVICE_REQUEST);
        assertThat(seen).containsExactly("preprocess");
    }

    private void preprocessPnp(DeviceInit init, int minor) {
        init.assignWdmIrpPreprocessCallback(IrpMajor.PNP, this::handBack, minor);
    }

    @Rule("IN-4")
    @Test
    void aPreprocessCallbackCompletesTheIrpSendsItOnOrHandsItBack() {
        Driver filter =
                RuleDrivers.upperFilterOf(init ->
                        init.filter()
                                .assignWdmIrpPreprocessCallback(
                                        IrpMajor.READ, IrpHooksTest::completeOrSendOn)
                                .assignWdmIrpPreprocessCallback(IrpMajor.WRITE, this::handBack)
                                .create());
        try (RuleStage made =
                RuleStage.with(filter, RuleDrivers.function(device -> add(device, more -> {})))) {
            assertThat(made.handle.readLater(1).status()).isEqualTo(Status.END_OF_FILE);
            assertThat(made.handle.readLater(2).status()).isEqualTo(Status.SUCCESS);
            assertThat(made.handle.writeLater("w").status()).isEqualTo(Status.SUCCESS);
        }
        assertThat(seen).containsExactly("queue READ", "preprocess", "queue WRITE");
    }

    private static Status completeOrSendOn(Device device, Irp irp) {
        if (irp.current().outputLength() == 1) {
            return irp.complete(Status.END_OF_FILE);
        }
        irp.skipCurrent();
        return irp.call(device.wdmAttachedDevice());
    }

    @Rule("IN-5")
    @Test
    void aDeviceWithAPreprocessCallbackHasAStackLocationMore() {
        int without = stackSize(init -> {});
        int with =
                stackSize(
                        init -> init.assignWdmIrpPreprocessCallback(IrpMajor.READ, this::handBack));
        assertThat(with).isEqualTo(without + 1);
    }

    private int stackSize(Consumer<DeviceInit> settings) {
        List<Integer> sizes = new ArrayList<>();
        Consumer<Device> more =
                device ->
                        device.configureWdmIrpDispatchCallback(
                                IrpMajor.READ,
                                (self, irp) -> {
                                    sizes.add(irp.stackSize());
                                    return self.wdmDispatchIrp(irp);
                                });
        try (RuleStage made = hooked(settings, more)) {
            made.handle.readLater(1);
        }
        assertThat(sizes).hasSize(1);
        return sizes.getFirst();
    }

    @Rule("IN-6")
    @Test
    void dynamicDispatchIsForReadsWritesAndTheTwoDeviceControls() {
        assertThat(
                        List.of(
                                dispatchOf(IrpMajor.READ),
                                dispatchOf(IrpMajor.WRITE),
                                dispatchOf(IrpMajor.DEVICE_CONTROL),
                                dispatchOf(IrpMajor.INTERNAL_DEVICE_CONTROL)))
                .containsOnly(Status.SUCCESS);
        assertThat(
                        List.of(
                                dispatchOf(IrpMajor.CREATE),
                                dispatchOf(IrpMajor.PNP),
                                dispatchOf(IrpMajor.POWER)))
                .containsOnly(Status.INVALID_PARAMETER);
    }

    private Status dispatchOf(int major) {
        return RuleDrivers.statusOf(
                device -> device.configureWdmIrpDispatchCallback(major, this::dispatch));
    }

    @Rule("IN-13")
    @Test
    void theIrpCompletesWithTheErrorIfNoRequestCanBeMade() {
        List<Status> answers = new ArrayList<>();
        Consumer<Device> more =
                device -> queue.assignForwardProgressPolicy(1, policy -> policy.pagingIoOnly());
        DriverRealm.replay(
                "0:",
                FaultPlan.failing(FaultPlan.REQUEST_ALLOCATION, 1),
                realm -> {
                    realm.install(RuleDrivers.function(device -> add(device, more)));
                    try (RealmHandle handle = realm.open(realm.plug(RuleDrivers.DEVICE))) {
                        answers.add(handle.readLater(1).await());
                        answers.add(handle.readLater(1).await());
                    }
                });
        assertThat(answers).containsExactly(Status.INSUFFICIENT_RESOURCES, Status.SUCCESS);
        assertThat(seen).containsExactly("queue READ");
    }

    @Rule({"IN-14", "SY-10"})
    @Test
    void evtIoInCallerContextRunsInTheCallBeforeAnyQueueAndOutsideEveryLock() {
        try (RuleStage made = hooked(init -> init.evtIoInCallerContext(this::enqueue))) {
            queue.acquireLock();
            RealmRequest read = made.handle.readLater(1);
            seen.add("sent");
            queue.releaseLock();
            assertThat(read.await()).isEqualTo(Status.SUCCESS);
        }
        assertThat(seen).startsWith("caller READ").containsOnlyOnce("queue READ");
    }

    @Rule("IN-15")
    @Test
    void aRequestIsEnqueuedWhereItsTypeWouldHaveGone() {
        Consumer<Device> more =
                device -> {
                    IoQueue writes =
                            device.createQueue(
                                    DispatchType.PARALLEL,
                                    config -> config.evtIoDefault(this::serveWrite));
                    device.configureRequestDispatching(writes, RequestType.WRITE);
                };
        try (RuleStage made = hooked(init -> init.evtIoInCallerContext(this::enqueue), more)) {
            made.handle.readLater(1);
            made.handle.writeLater("w");
        }
        assertThat(seen)
                .containsExactly(
                        "caller READ", "queue READ", "caller WRITE", "queue of writes WRITE");
    }

    private Disposition serveWrite(Request request) {
        seen.add("queue of writes " + request.type());
        return request.complete(Status.SUCCESS);
    }

    @Rule("IN-16")
    @Test
    void aRequestThatTheQueueDoesNotTakeStaysWithEvtIoInCallerContext() {
        try (RuleStage made = hooked(init -> init.evtIoInCallerContext(this::enqueueOrComplete))) {
            queue.drain();
            assertThat(made.handle.readLater(1).status()).isEqualTo(Status.DEVICE_NOT_READY);
        }
        assertThat(seen).containsExactly("refused " + Status.WDF_BUSY);
    }

    private Disposition enqueueOrComplete(Device device, Request request) {
        try {
            return device.enqueueRequest(request);
        } catch (StatusException refused) {
            seen.add("refused " + refused.status());
            return request.complete(Status.DEVICE_NOT_READY);
        }
    }

    private void note(String who, FrameworkObject object) {
        object.evtCleanup(() -> seen.add("cleanup " + who));
        object.evtDestroy(() -> seen.add("destroy " + who));
    }

    @Rule("CO-2")
    @Test
    void theCallbacksOfARequestAreForTheRequestsThatTheDriverHasHad() {
        try (ManualStage manual = new ManualStage()) {
            RealmRequest had = manual.read(1);
            Request request = manual.next();
            note("request", request);
            request.complete(Status.SUCCESS);
            RealmRequest neverHad = manual.read(2);
            neverHad.cancel();
            assertThat(had.status()).isEqualTo(Status.SUCCESS);
            assertThat(neverHad.status()).isEqualTo(Status.CANCELLED);
            assertThat(manual.canceledOnQueue).isEmpty();
        }
        assertThat(seen).containsExactly("cleanup request", "destroy request");
    }
}
