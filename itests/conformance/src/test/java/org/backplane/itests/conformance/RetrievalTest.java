package org.backplane.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.DispatchType;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.Request;
import org.backplane.status.Status;
import org.backplane.tools.realm.RealmRequest;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** RULES.md, Retrieval. */
class RetrievalTest {

    private static final String FOUND = "found";

    private final List<IoQueue> ready = new ArrayList<>();

    @Rule("RT-1")
    @Test
    void theOldestRequestIsRetrievedFromAManualQueue() {
        try (ManualStage stage = new ManualStage()) {
            stage.read(1);
            RealmRequest second = stage.read(2);
            Request oldest = stage.next();
            assertThat(oldest.outputLength()).isEqualTo(1);
            oldest.complete(Status.SUCCESS);
            assertThat(second.status()).isEqualTo(Status.PENDING);
        }
    }

    @Rule("RT-1")
    @Test
    void theOldestRequestIsRetrievedFromASequentialQueue() {
        try (KeepingStage stage = new KeepingStage(DispatchType.SEQUENTIAL, config -> {})) {
            stage.handle.readLater(1);
            stage.handle.readLater(2);
            Request second = stage.queue.retrieveNextRequest();
            assertThat(second.outputLength()).isEqualTo(2);
            second.complete(Status.SUCCESS);
        }
    }

    @Rule("RT-2")
    @Test
    void aParallelQueueRefusesRetrieval() {
        try (KeepingStage stage = new KeepingStage(DispatchType.PARALLEL, config -> {})) {
            assertThat(RuleDrivers.statusOf(() -> stage.queue.retrieveNextRequest()))
                    .isEqualTo(Status.INVALID_DEVICE_STATE);
        }
    }

    @Rule("RT-3")
    @Test
    void aQueueThatIsStoppedOrWithoutPowerGivesNothing() {
        Rebalancer rebalancer = new Rebalancer();
        IoQueue[] queue = new IoQueue[1];
        try (RuleStage stage =
                RuleStage.below(
                        rebalancer,
                        device ->
                                queue[0] =
                                        device.defaultQueue(DispatchType.MANUAL, config -> {}))) {
            stage.handle.readLater(1);
            queue[0].stop();
            assertThat(queue[0].retrieveNextRequest()).isNull();
            assertThat(queue[0].state().isStopped()).isTrue();
            queue[0].start();
            rebalancer.stopLater(stage.realm);
            assertThat(queue[0].retrieveNextRequest()).isNull();
            assertThat(queue[0].state().pnpHeld()).isTrue();
            rebalancer.start(stage.realm);
            queue[0].retrieveNextRequest().complete(Status.SUCCESS);
        }
    }

    @Rule("RT-4")
    @Test
    void anEmptyQueueGivesNothing() {
        try (ManualStage stage = new ManualStage()) {
            assertThat(stage.next()).isNull();
            assertThat(stage.queue.state().noRequests()).isTrue();
            assertThat(stage.queue.state().isReady()).isTrue();
        }
    }

    @Rule("RT-6")
    @Test
    void onlyAManualQueueIsSearched() {
        for (DispatchType type : List.of(DispatchType.SEQUENTIAL, DispatchType.PARALLEL)) {
            try (KeepingStage stage = new KeepingStage(type, config -> {})) {
                assertThat(RuleDrivers.statusOf(() -> stage.queue.findRequest(null, FOUND)))
                        .isEqualTo(Status.INVALID_DEVICE_REQUEST);
            }
        }
    }

    @Rule("RT-7")
    @Test
    void aFoundRequestStaysInTheQueueAndIsReferenced() {
        try (ManualStage stage = new ManualStage()) {
            stage.read(1);
            stage.read(2);
            Request first = stage.queue.findRequest(null, FOUND);
            Request second = stage.queue.findRequest(first, FOUND);
            assertThat(List.of(first, second))
                    .extracting(Request::outputLength)
                    .containsExactly(1, 2);
            assertThat(stage.queue.findRequest(second, FOUND)).isNull();
            assertThat(stage.queue.state().queueRequests()).isEqualTo(2);
            assertThat(stage.queue.state().driverNoRequests()).isTrue();
            first.dereference(FOUND);
            second.dereference(FOUND);
        }
    }

    @Rule("RT-8")
    @Test
    void aFoundRequestIsHandedToTheDriver() {
        try (ManualStage stage = new ManualStage()) {
            stage.read(1);
            RealmRequest read = stage.read(2);
            Request first = stage.queue.findRequest(null, FOUND);
            Request second = stage.queue.findRequest(first, FOUND);
            assertThat(stage.queue.retrieveFoundRequest(second)).isSameAs(second);
            second.complete(Status.SUCCESS);
            assertThat(read.status()).isEqualTo(Status.SUCCESS);
            first.dereference(FOUND);
            second.dereference(FOUND);
        }
    }

    @Rule("RT-9")
    @Test
    void aFoundRequestThatLeftTheQueueIsNotFoundAgain() {
        try (ManualStage stage = new ManualStage()) {
            RealmRequest read = stage.read(1);
            Request found = stage.queue.findRequest(null, FOUND);
            read.cancel();
            assertThat(RuleDrivers.statusOf(() -> stage.queue.retrieveFoundRequest(found)))
                    .isEqualTo(Status.NOT_FOUND);
            assertThat(RuleDrivers.statusOf(() -> stage.queue.findRequest(found, FOUND)))
                    .isEqualTo(Status.NOT_FOUND);
            found.dereference(FOUND);
            assertThat(read.status()).isEqualTo(Status.CANCELLED);
        }
    }

    @Rule("RT-10")
    @Test
    void onlyAManualQueueHasAReadyCallbackAndOneOnly() {
        try (KeepingStage stage = new KeepingStage(DispatchType.SEQUENTIAL, config -> {})) {
            assertThat(RuleDrivers.statusOf(() -> stage.queue.readyNotify(ready::add)))
                    .isEqualTo(Status.INVALID_DEVICE_REQUEST);
        }
        try (ManualStage stage = new ManualStage()) {
            stage.queue.readyNotify(ready::add);
            assertThat(RuleDrivers.statusOf(() -> stage.queue.readyNotify(ready::add)))
                    .isEqualTo(Status.INVALID_DEVICE_REQUEST);
        }
    }

    @Rule("RT-11")
    @Test
    void theReadyCallbackIsTakenBackOfAStoppedQueueOnly() {
        try (ManualStage stage = new ManualStage()) {
            stage.queue.readyNotify(ready::add);
            assertThat(RuleDrivers.statusOf(() -> stage.queue.readyNotify(null)))
                    .isEqualTo(Status.INVALID_DEVICE_REQUEST);
            stage.queue.stop();
            stage.queue.readyNotify(null);
            stage.queue.start();
            stage.read(1);
            assertThat(ready).isEmpty();
        }
    }

    @Rule("RT-12")
    @Test
    void theReadyCallbackComesWhenTheEmptyQueueGetsARequest() {
        try (ManualStage stage = new ManualStage()) {
            stage.queue.readyNotify(ready::add);
            stage.read(1);
            stage.read(1);
            assertThat(ready).hasSize(1);
            stage.next().complete(Status.SUCCESS);
            stage.next().complete(Status.SUCCESS);
            stage.read(1);
            assertThat(ready).hasSize(2);
        }
    }

    @Rule("RT-13")
    @Test
    void theReadyCallbackComesAtStartIfRequestsAreThereAndNeverWhileStopped() {
        try (ManualStage stage = new ManualStage()) {
            stage.queue.readyNotify(ready::add);
            stage.queue.stop();
            stage.read(1);
            assertThat(ready).isEmpty();
            stage.queue.start();
            assertThat(ready).hasSize(1);
        }
    }
}
