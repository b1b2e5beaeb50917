package org.backplane.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.Device;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.ExecutionLevel;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.IoQueueConfig;
import org.backplane.ddi.IoQueueState;
import org.backplane.ddi.Request;
import org.backplane.ddi.Timer;
import org.backplane.ddi.WaitLock;
import org.backplane.status.Status;
import org.backplane.tools.realm.RealmRequest;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** RULES.md, Dispatch loop. */
class DispatchLoopTest {

    /** Deep enough to overflow any stack, if a completion stage.kept the next request itself. */
    private static final int MANY = 20_000;

    private IoQueue queue;

    @Rule("DL-1")
    @Test
    void aSequentialQueuePresentsWhenTheDriverOwnsNone() {
        try (KeepingStage stage = new KeepingStage(DispatchType.SEQUENTIAL, config -> {})) {
            stage.handle.readLater(1);
            stage.handle.readLater(2);
            assertThat(stage.kept).hasSize(1);
            stage.kept.removeFirst().complete(Status.SUCCESS);
            assertThat(stage.kept).extracting(Request::outputLength).containsExactly(2);
            stage.completeAll();
        }
    }

    @Rule("DL-2")
    @Test
    void aParallelQueueAtItsLimitWaitsUntilTheDriverLetsOneGo() {
        try (KeepingStage stage =
                new KeepingStage(
                        DispatchType.PARALLEL, config -> config.numberOfPresentedRequests(2))) {
            for (int length = 1; length <= 3; length++) {
                stage.handle.readLater(length);
            }
            assertThat(stage.kept).extracting(Request::outputLength).containsExactly(1, 2);
            stage.kept.remove(1).complete(Status.SUCCESS);
            assertThat(stage.kept).extracting(Request::outputLength).containsExactly(1, 3);
            stage.completeAll();
        }
    }

    @Rule("DL-3")
    @Test
    void theOldestRequestGoesBeforeTheOneThatComes() {
        List<Integer> order = new ArrayList<>();
        try (RuleStage stage =
                RuleStage.of(device -> {
                    queue =
                            device.defaultQueue(
                                    DispatchType.PARALLEL,
                                    config ->
                                            config.evtIoRead((request, length) -> {
                                                order.add(length);
                                                return request.complete(Status.SUCCESS);
                                            }));
                })) {
            queue.stop();
            stage.handle.readLater(1);
            stage.handle.readLater(2);
            queue.start();
            stage.handle.readLater(3);
            assertThat(order).containsExactly(1, 2, 3);
        }
    }

    @Rule("DL-4")
    @Test
    void handlersAreCalledWithoutTheQueuesLock() {
        List<IoQueueState> states = new ArrayList<>();
        try (RuleStage stage =
                RuleStage.of(device ->
                        queue =
                                device.defaultQueue(
                                        DispatchType.SEQUENTIAL,
                                        config ->
                                                config.evtIoRead((request, length) -> {
                                                    states.add(queue.state());
                                                    return request.complete(Status.SUCCESS);
                                                })))) {
            stage.handle.read(1);
        }
        assertThat(states).singleElement().matches(state -> state.driverRequests() == 1);
    }

    @Rule("DL-5")
    @Test
    void completingInAHandlerDoesNotRecurse() {
        try (RuleStage stage = completing(DispatchType.SEQUENTIAL)) {
            queue.stop();
            List<RealmRequest> reads = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                reads.add(stage.handle.readLater(1));
            }
            queue.start();
            assertThat(reads).allMatch(read -> read.status() == Status.SUCCESS);
        }
    }

    private RuleStage completing(DispatchType type) {
        return RuleStage.of(device ->
                queue =
                        device.defaultQueue(
                                type,
                                config ->
                                        config.evtIoRead((request, length) ->
                                                request.complete(Status.SUCCESS))));
    }

    @Rule("DL-6")
    @Test
    void startingAndCompletingInAHandlerDoesNotRecurse() {
        try (RuleStage stage =
                RuleStage.of(device ->
                        queue =
                                device.defaultQueue(
                                        DispatchType.SEQUENTIAL,
                                        config ->
                                                config.evtIoRead((request, length) -> {
                                                    queue.stop();
                                                    request.complete(Status.SUCCESS);
                                                    queue.start();
                                                    return Disposition.COMPLETED;
                                                })))) {
            queue.stop();
            List<RealmRequest> reads = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                reads.add(stage.handle.readLater(1));
            }
            queue.start();
            assertThat(reads).allMatch(read -> read.status() == Status.SUCCESS);
        }
    }

    @Rule("DL-7")
    @Test
    void aTransferOfNoLengthCompletesWithoutTheDriver() {
        try (KeepingStage stage = new KeepingStage(DispatchType.SEQUENTIAL, config -> {})) {
            RealmRequest read = stage.handle.readLater(0);
            RealmRequest write = stage.handle.writeLater("");
            assertThat(List.of(read, write))
                    .allMatch(each -> each.status() == Status.SUCCESS && each.information() == 0);
            assertThat(stage.kept).isEmpty();
        }
    }

    @Rule("DL-8")
    @Test
    void aQueueThatAllowsTransfersOfNoLengthPresentsThem() {
        try (KeepingStage stage =
                new KeepingStage(DispatchType.PARALLEL, IoQueueConfig::allowZeroLengthRequests)) {
            stage.handle.readLater(0);
            stage.handle.writeLater("");
            assertThat(stage.kept).hasSize(2);
            stage.completeAll();
        }
    }

    @Rule("DL-9")
    @Test
    void aTransferOfNoLengthIsCompletedNotRetrieved() {
        try (RuleStage stage =
                RuleStage.of(
                        device -> queue = device.defaultQueue(DispatchType.MANUAL, config -> {}))) {
            RealmRequest empty = stage.handle.readLater(0);
            RealmRequest read = stage.handle.readLater(5);
            Request next = queue.retrieveNextRequest();
            assertThat(next.outputLength()).isEqualTo(5);
            assertThat(empty.status()).isEqualTo(Status.SUCCESS);
            next.complete(Status.SUCCESS);
            assertThat(read.status()).isEqualTo(Status.SUCCESS);
        }
    }

    @Rule("DL-10")
    @Test
    void aHandlerForTheTypeGoesBeforeEvtIoDefault() {
        List<String> handlers = new ArrayList<>();
        try (RuleStage stage =
                RuleStage.of(device ->
                        device.defaultQueue(
                                DispatchType.PARALLEL,
                                config ->
                                        config.evtIoDefault(
                                                        request -> {
                                                            handlers.add("EvtIoDefault");
                                                            return request.complete(Status.SUCCESS);
                                                        })
                                                .evtIoRead((request, length) -> {
                                                    handlers.add("EvtIoRead");
                                                    return request.complete(Status.SUCCESS);
                                                })))) {
            stage.handle.readLater(1);
            stage.handle.writeLater("w");
        }
        assertThat(handlers).containsExactly("EvtIoRead", "EvtIoDefault");
    }

    @Rule("DL-11")
    @Test
    void aManualQueueTellsOfItsFirstRequest() {
        List<IoQueue> told = new ArrayList<>();
        try (RuleStage stage =
                RuleStage.of(device -> {
                    queue = device.defaultQueue(DispatchType.MANUAL, config -> {});
                    queue.readyNotify(told::add);
                })) {
            stage.handle.readLater(1);
            stage.handle.readLater(1);
            assertThat(told).containsExactly(queue);
            for (Request next = queue.retrieveNextRequest();
                    next != null;
                    next = queue.retrieveNextRequest()) {
                next.complete(Status.SUCCESS);
            }
        }
    }

    @Rule("DL-12")
    @Test
    void aQueueThatIsNotOnOrDoesNotDispatchPresentsNothing() {
        try (KeepingStage stage = new KeepingStage(DispatchType.SEQUENTIAL, config -> {})) {
            stage.queue.stop();
            stage.handle.readLater(1);
            assertThat(stage.kept).isEmpty();
            stage.queue.start();
            assertThat(stage.kept).hasSize(1);
            stage.completeAll();
        }
    }

    @Rule("DL-13")
    @Test
    void aPassiveCallbackThatIsDueAtDispatchLevelIsMadeByAWorkItem() {
        List<String> order = new ArrayList<>();
        try (RuleStage stage =
                RuleStage.of(device -> {
                    IoQueue passive =
                            device.createQueue(
                                    DispatchType.SEQUENTIAL,
                                    config ->
                                            config.executionLevel(ExecutionLevel.PASSIVE)
                                                    .evtIoDefault(request ->
                                                            served(device, order, request)));
                    forwardingFromTimer(device, passive, order);
                })) {
            RealmRequest read = stage.handle.readLater(1);
            stage.realm.advance(Duration.ofMillis(1));
            assertThat(read.status()).isEqualTo(Status.SUCCESS);
        }
        assertThat(order).containsExactly("forwarded", "served");
    }

    /** A wait lock can be taken at PASSIVE level only. */
    private static Disposition served(Device device, List<String> order, Request request) {
        WaitLock lock = device.createWaitLock("the level");
        lock.acquire();
        lock.release();
        order.add("served");
        return request.complete(Status.SUCCESS);
    }

    private static void forwardingFromTimer(Device device, IoQueue passive, List<String> order) {
        List<Request> waiting = new ArrayList<>();
        Timer timer =
                device.createTimer(() -> {
                    waiting.removeFirst().forwardTo(passive);
                    order.add("forwarded");
                });
        device.defaultQueue(
                DispatchType.PARALLEL,
                config ->
                        config.evtIoRead((request, length) -> {
                            waiting.add(request);
                            timer.start(Duration.ofMillis(1));
                            return request.pend();
                        }));
    }
}
