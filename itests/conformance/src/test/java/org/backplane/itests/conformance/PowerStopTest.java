package org.backplane.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.Device;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.EvtIoStop;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.IoQueueConfig;
import org.backplane.ddi.IoStopReason;
import org.backplane.ddi.Request;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.tools.realm.RealmRequest;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** RULES.md, Power stop of a power-managed queue. */
class PowerStopTest {

    private final Rebalancer rebalancer = new Rebalancer();
    private final List<Request> kept = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private IoQueue queue;

    /** What EvtIoStop does, beside being noted. */
    private EvtIoStop stop = (request, reason, cancelable) -> {};

    private RuleStage keeping() {
        return keeping(config -> config.evtIoStop(this::evtIoStop).evtIoResume(this::evtIoResume));
    }

    private RuleStage keeping(Consumer<IoQueueConfig> more) {
        return RuleStage.below(rebalancer, device -> add(device, more));
    }

    private void add(Device device, Consumer<IoQueueConfig> more) {
        device.evtDeviceD0Exit(target -> calls.add("D0 exit"));
        queue =
                device.defaultQueue(
                        DispatchType.PARALLEL,
                        config -> {
                            config.evtIoDefault(request -> {
                                calls.add("handler " + request.outputLength());
                                kept.add(request);
                                return request.pend();
                            });
                            more.accept(config);
                        });
    }

    private void evtIoStop(Request request, IoStopReason reason, boolean cancelable) {
        String mark = cancelable ? " cancelable" : "";
        calls.add("stop " + request.outputLength() + " " + reason + mark);
        stop.evtIoStop(request, reason, cancelable);
    }

    private void evtIoResume(Request request) {
        calls.add("resume " + request.outputLength());
    }

    private void completeAll() {
        while (!kept.isEmpty()) {
            kept.removeFirst().complete(Status.SUCCESS);
        }
    }

    private void mark(int index) {
        kept.get(index)
                .markCancelable(request -> {
                    calls.add("cancel " + request.outputLength());
                    kept.remove(request);
                    request.complete(Status.CANCELLED);
                });
    }

    @Rule("PS-1")
    @Test
    void allQueuesStopDispatchingBeforeTheFirstEvtIoStop() {
        IoQueue[] second = new IoQueue[1];
        List<Boolean> held = new ArrayList<>();
        stop =
                (request, reason, cancelable) -> {
                    held.add(second[0].state().pnpHeld());
                    kept.remove(request);
                    request.complete(Status.SUCCESS);
                };
        Consumer<Device> two =
                device -> {
                    add(device, config -> config.evtIoStop(this::evtIoStop));
                    second[0] = device.createQueue(DispatchType.MANUAL, config -> {});
                };
        try (RuleStage stage = RuleStage.below(rebalancer, two)) {
            stage.handle.readLater(1);
            assertThat(second[0].state().pnpHeld()).isFalse();
            rebalancer.stopLater(stage.realm);
            assertThat(held).containsExactly(true);
            rebalancer.start(stage.realm);
            assertThat(second[0].state().pnpHeld()).isFalse();
        }
    }

    @Rule({"PS-2", "PS-10"})
    @Test
    void evtIoStopComesOnceForEachOwnedRequestAndTheDeviceWaitsForThem() {
        try (RuleStage stage = keeping()) {
            stage.handle.readLater(1);
            stage.handle.readLater(2);
            rebalancer.stopLater(stage.realm);
            assertThat(calls)
                    .containsExactly("handler 1", "handler 2", "stop 1 SUSPEND", "stop 2 SUSPEND");
            assertThat(rebalancer.answer()).isNull();
            completeAll();
            stage.realm.settle();
            assertThat(calls).endsWith("stop 2 SUSPEND", "D0 exit");
            assertThat(rebalancer.answer()).isEqualTo(Status.SUCCESS);
            rebalancer.start(stage.realm);
        }
    }

    @Rule("PS-3")
    @Test
    void evtIoStopTellsWhetherTheRequestIsMarkedCancelable() {
        try (RuleStage stage = keeping()) {
            stage.handle.readLater(1);
            RealmRequest read = stage.handle.readLater(2);
            mark(1);
            rebalancer.stopLater(stage.realm);
            assertThat(calls).contains("stop 1 SUSPEND", "stop 2 SUSPEND cancelable");
            read.cancel();
            completeAll();
            stage.realm.settle();
            rebalancer.start(stage.realm);
        }
    }

    @Rule("PS-4")
    @Test
    void aRequestThatIsBeingCancelledGetsNoEvtIoStop() {
        try (RuleStage stage = keeping()) {
            RealmRequest read = stage.handle.readLater(1);
            List<Request> cancelled = new ArrayList<>();
            kept.removeFirst().markCancelable(cancelled::add);
            read.cancel();
            rebalancer.stopLater(stage.realm);
            assertThat(calls).containsExactly("handler 1");
            assertThat(rebalancer.answer()).isNull();
            cancelled.getFirst().complete(Status.CANCELLED);
            stage.realm.settle();
            assertThat(rebalancer.answer()).isEqualTo(Status.SUCCESS);
            rebalancer.start(stage.realm);
        }
    }

    @Rule("PS-5")
    @Test
    void withoutEvtIoStopTheFrameworkWaits() {
        try (RuleStage stage = keeping(config -> {})) {
            RealmRequest read = stage.handle.readLater(1);
            rebalancer.stopLater(stage.realm);
            assertThat(rebalancer.answer()).isNull();
            completeAll();
            stage.realm.settle();
            assertThat(rebalancer.answer()).isEqualTo(Status.SUCCESS);
            assertThat(read.status()).isEqualTo(Status.SUCCESS);
            rebalancer.start(stage.realm);
        }
    }

    @Rule("PS-6")
    @Test
    void aRequestAcknowledgedWithRequeueIsPresentedAgainWithoutEvtIoResume() {
        stop =
                (request, reason, cancelable) -> {
                    kept.remove(request);
                    request.stopAcknowledge(true);
                };
        try (RuleStage stage = keeping()) {
            stage.handle.readLater(1);
            rebalancer.stopLater(stage.realm);
            assertThat(queue.state().queueRequests()).isOne();
            rebalancer.start(stage.realm);
            assertThat(calls)
                    .containsExactly("handler 1", "stop 1 SUSPEND", "D0 exit", "handler 1");
            completeAll();
        }
    }

    @Rule("PS-7")
    @Test
    void aRequestThatIsMarkedCancelableIsNotAcknowledgedWithRequeue() {
        List<Status> answers = new ArrayList<>();
        stop =
                (request, reason, cancelable) -> {
                    answers.add(RuleDrivers.statusOf(() -> request.stopAcknowledge(true)));
                    request.stopAcknowledge(false);
                };
        try (RuleStage stage = keeping()) {
            stage.handle.readLater(1);
            mark(0);
            rebalancer.stopLater(stage.realm);
            assertThat(answers).containsExactly(Status.INVALID_DEVICE_REQUEST);
            rebalancer.start(stage.realm);
        }
    }

    @Rule("PS-8")
    @Test
    void aRequestAcknowledgedWithoutRequeueStaysAndIsResumed() {
        stop = (request, reason, cancelable) -> request.stopAcknowledge(false);
        try (RuleStage stage = keeping()) {
            RealmRequest read = stage.handle.readLater(1);
            rebalancer.stopLater(stage.realm);
            assertThat(rebalancer.answer()).isEqualTo(Status.SUCCESS);
            rebalancer.start(stage.realm);
            assertThat(calls).containsExactly("handler 1", "stop 1 SUSPEND", "D0 exit", "resume 1");
            completeAll();
            assertThat(read.status()).isEqualTo(Status.SUCCESS);
        }
    }

    @Rule("PS-9")
    @Test
    void stopAcknowledgeOutsideEvtIoStopIsRefused() {
        try (RuleStage stage = keeping()) {
            stage.handle.readLater(1);
            assertThat(RuleDrivers.statusOf(() -> kept.getFirst().stopAcknowledge(false)))
                    .isEqualTo(Status.INVALID_DEVICE_REQUEST);
            completeAll();
        }
    }

    @Rule("PS-11")
    @Test
    void atRemovalWhatIsCancelableIsCancelledAndEvtIoStopComesWithPurge() {
        stop =
                (request, reason, cancelable) -> {
                    if (reason == IoStopReason.SUSPEND) {
                        request.stopAcknowledge(false);
                    } else {
                        kept.remove(request);
                        request.complete(Status.CANCELLED);
                    }
                };
        try (RuleStage stage = keeping()) {
            stage.handle.readLater(1);
            RealmRequest marked = stage.handle.readLater(2);
            mark(1);
            stage.realm.unplug(stage.instanceId);
            assertThat(calls)
                    .containsSubsequence("stop 1 SUSPEND", "D0 exit", "stop 1 PURGE")
                    .doesNotContain("stop 2 PURGE");
            assertThat(marked.status()).isEqualTo(Status.CANCELLED);
        }
    }

    @Rule("PS-12")
    @Test
    void aQueueThatIsNotPowerManagedGetsEvtIoStopAtFinalRemovalOnly() {
        stop =
                (request, reason, cancelable) -> {
                    kept.remove(request);
                    request.complete(Status.CANCELLED);
                };
        try (RuleStage stage =
                keeping(config -> config.powerManaged(false).evtIoStop(this::evtIoStop))) {
            RealmRequest read = stage.handle.readLater(1);
            rebalancer.stopLater(stage.realm);
            rebalancer.start(stage.realm);
            assertThat(calls).containsExactly("handler 1", "D0 exit");
            stage.realm.unplug(stage.instanceId);
            assertThat(calls).contains("stop 1 PURGE").doesNotContain("stop 1 SUSPEND");
            assertThat(read.status()).isEqualTo(Status.CANCELLED);
        }
    }

    @Rule("PS-13")
    @Test
    void whatComesWhileTheDeviceIsNotInD0Waits() {
        try (RuleStage stage = keeping()) {
            rebalancer.stopLater(stage.realm);
            RealmRequest read = stage.handle.readLater(1);
            assertThat(read.status()).isEqualTo(Status.PENDING);
            assertThat(queue.state().pnpHeld()).isTrue();
            assertThat(calls).containsExactly("D0 exit");
            rebalancer.start(stage.realm);
            assertThat(calls).containsExactly("D0 exit", "handler 1");
            completeAll();
        }
    }

    @Rule("PS-14")
    @Test
    void whatComesAfterTheDeviceWentCompletesWithAnError() {
        try (RuleStage stage = keeping()) {
            stage.realm.unplug(stage.instanceId);
            assertThat(statusOfRead(stage))
                    .isIn(Status.INVALID_DEVICE_STATE, Status.NO_SUCH_DEVICE);
        }
    }

    private static Status statusOfRead(RuleStage stage) {
        try {
            stage.handle.read(1);
            return Status.SUCCESS;
        } catch (StatusException refused) {
            return refused.status();
        }
    }
}
