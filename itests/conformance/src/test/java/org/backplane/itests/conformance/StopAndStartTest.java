package org.backplane.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.ddi.Device;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.Request;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmRequest;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** RULES.md, Stop and start. */
class StopAndStartTest {

    private final List<IoQueue> told = new ArrayList<>();

    private static KeepingStage parallel() {
        return new KeepingStage(DispatchType.PARALLEL, config -> {});
    }

    private static KeepingStage sequential() {
        return new KeepingStage(DispatchType.SEQUENTIAL, config -> {});
    }

    @Rule("SS-1")
    @Test
    void startTakesAndDispatches() {
        try (KeepingStage stage = parallel()) {
            stage.queue.purge();
            assertThat(stage.read().status()).isEqualTo(Status.INVALID_DEVICE_STATE);
            stage.queue.start();
            assertThat(stage.queue.state().isReady()).isTrue();
            assertThat(stage.read().status()).isEqualTo(Status.PENDING);
            assertThat(stage.kept).hasSize(1);
        }
    }

    @Rule("SS-2")
    @Test
    void stopTakesRequestsAndDispatchesNone() {
        try (KeepingStage stage = sequential()) {
            stage.read();
            RealmRequest queued = stage.read();
            stage.queue.stop();
            RealmRequest late = stage.read();
            stage.completeAll();
            assertThat(List.of(queued, late)).allMatch(r -> r.status() == Status.PENDING);
            assertThat(stage.queue.state().queueRequests()).isEqualTo(2);
        }
    }

    @Rule("SS-3")
    @Test
    void stopCallsBackWhenTheDriverOwnsNone() {
        try (KeepingStage stage = sequential()) {
            stage.read();
            stage.read();
            stage.queue.stop(told::add);
            assertThat(told).isEmpty();
            stage.completeAll();
            assertThat(told).containsExactly(stage.queue);
            assertThat(stage.queue.state().isStopped()).isTrue();
        }
    }

    @Rule("SS-4")
    @Test
    void stopAfterDrainTakesRequestsAgain() {
        try (KeepingStage stage = parallel()) {
            stage.queue.drain();
            assertThat(stage.read().status()).isEqualTo(Status.INVALID_DEVICE_STATE);
            stage.queue.stop();
            assertThat(stage.read().status()).isEqualTo(Status.PENDING);
        }
    }

    @Rule("SS-5")
    @Test
    void stopAndPurgeCancelsWhatIsQueuedAndMarkedAndTakesNewRequests() {
        try (KeepingStage stage = sequential()) {
            RealmRequest marked = stage.read();
            stage.markOldest();
            RealmRequest queued = stage.read();
            stage.queue.stopAndPurge();
            assertThat(List.of(marked, queued)).allMatch(r -> r.status() == Status.CANCELLED);
            assertThat(stage.read().status()).isEqualTo(Status.PENDING);
            assertThat(stage.kept).isEmpty();
        }
    }

    @Rule("SS-6")
    @Test
    void stopAndPurgeCallsBackWhenTheDriverOwnsNone() {
        try (KeepingStage stage = parallel()) {
            stage.read();
            stage.queue.stopAndPurge(told::add);
            assertThat(told).isEmpty();
            stage.read();
            stage.completeAll();
            assertThat(told).containsExactly(stage.queue);
        }
    }

    @Rule("SS-7")
    @Test
    void drainTakesNoRequestsAndDeliversThoseThatAreQueued() {
        try (KeepingStage stage = sequential()) {
            stage.read();
            RealmRequest queued = stage.read();
            stage.queue.drain();
            assertThat(stage.read().status()).isEqualTo(Status.INVALID_DEVICE_STATE);
            stage.completeAll();
            assertThat(queued.status()).isEqualTo(Status.SUCCESS);
        }
    }

    @Rule("SS-8")
    @Test
    void drainCallsBackWhenNoRequestIsQueuedOrWithTheDriver() {
        try (KeepingStage stage = sequential()) {
            stage.read();
            stage.read();
            stage.queue.drain(told::add);
            stage.take().complete(Status.SUCCESS);
            assertThat(told).isEmpty();
            stage.completeAll();
            assertThat(told).containsExactly(stage.queue);
            assertThat(stage.queue.state().isDrained()).isTrue();
        }
    }

    @Rule("SS-9")
    @Test
    void purgeTakesNoRequestsAndCancelsWhatIsQueuedAndMarked() {
        try (KeepingStage stage = sequential()) {
            RealmRequest marked = stage.read();
            stage.markOldest();
            RealmRequest queued = stage.read();
            stage.queue.purge();
            assertThat(List.of(marked, queued)).allMatch(r -> r.status() == Status.CANCELLED);
            assertThat(stage.read().status()).isEqualTo(Status.INVALID_DEVICE_STATE);
        }
    }

    @Rule("SS-10")
    @Test
    void purgeCallsBackWhenNoRequestIsQueuedOrWithTheDriver() {
        try (KeepingStage stage = parallel()) {
            RealmRequest unmarked = stage.read();
            stage.queue.purge(told::add);
            assertThat(told).isEmpty();
            assertThat(unmarked.status()).isEqualTo(Status.PENDING);
            stage.completeAll();
            assertThat(told).containsExactly(stage.queue);
            assertThat(stage.queue.state().isPurged()).isTrue();
        }
    }

    @Rule("SS-11")
    @Test
    void aRequestRequeuedIntoAStoppedQueueStaysInIt() {
        try (RuleStage stage = RuleStage.of(this::manual)) {
            RealmRequest read = stage.handle.readLater(1);
            Request request = manual.retrieveNextRequest();
            manual.stop();
            request.requeue();
            assertThat(manual.state().queueRequests()).isOne();
            assertThat(read.status()).isEqualTo(Status.PENDING);
            manual.start();
            manual.retrieveNextRequest().complete(Status.SUCCESS);
        }
    }

    @Rule("SS-12")
    @Test
    void aRequestRequeuedDuringAPurgeIsCancelledAndTheDriverDoesNotHearOfIt() {
        try (RuleStage stage = RuleStage.of(this::manual)) {
            RealmRequest read = stage.handle.readLater(1);
            Request request = manual.retrieveNextRequest();
            manual.purge();
            request.requeue();
            assertThat(read.status()).isEqualTo(Status.CANCELLED);
            assertThat(canceledOnQueue).isEmpty();
        }
    }

    @Rule("SS-13")
    @Test
    void startEndsThePurging() {
        try (RuleStage stage = RuleStage.of(this::manual)) {
            RealmRequest read = stage.handle.readLater(1);
            Request request = manual.retrieveNextRequest();
            manual.purge();
            manual.start();
            request.requeue();
            assertThat(read.status()).isEqualTo(Status.PENDING);
            Request again = manual.retrieveNextRequest();
            again.markCancelable(r -> r.complete(Status.CANCELLED));
            assertThat(again.unmarkCancelable()).isTrue();
            again.complete(Status.SUCCESS);
        }
    }

    private IoQueue manual;
    private final List<Request> canceledOnQueue = new ArrayList<>();

    private void manual(Device device) {
        manual =
                device.defaultQueue(
                        DispatchType.MANUAL,
                        config -> config.evtIoCanceledOnQueue(this::noteCanceledOnQueue));
    }

    private Disposition noteCanceledOnQueue(Request request) {
        canceledOnQueue.add(request);
        return request.complete(Status.CANCELLED);
    }

    @Rule({"SS-14", "FW-5"})
    @Test
    void aQueueThatTakesNothingAnswersBusyToForwardingAndTheDriverStillOwnsTheRequest() {
        IoQueue[] second = new IoQueue[1];
        List<Request> kept = new ArrayList<>();
        try (RuleStage stage =
                RuleStage.of(device -> {
                    second[0] = device.createQueue(DispatchType.MANUAL, config -> {});
                    device.defaultQueue(
                            DispatchType.PARALLEL,
                            config ->
                                    config.evtIoDefault(request -> {
                                        kept.add(request);
                                        return request.pend();
                                    }));
                })) {
            RealmRequest read = stage.handle.readLater(1);
            second[0].drain();
            assertThat(RuleDrivers.statusOf(() -> kept.getFirst().forwardTo(second[0])))
                    .isEqualTo(Status.WDF_BUSY);
            assertThat(read.status()).isEqualTo(Status.PENDING);
            kept.getFirst().complete(Status.SUCCESS);
            assertThat(read.status()).isEqualTo(Status.SUCCESS);
        }
    }

    @Rule("SS-15")
    @Test
    void aSecondStopCallbackWhileOneIsPendingIsRefused() {
        try (KeepingStage stage = parallel()) {
            stage.read();
            stage.queue.stop(told::add);
            assertThat(RuleDrivers.statusOf(() -> stage.queue.stop(told::add)))
                    .isEqualTo(Status.INVALID_DEVICE_REQUEST);
            stage.completeAll();
            assertThat(told).hasSize(1);
            assertThat(RuleDrivers.statusOf(() -> stage.queue.stop(told::add)))
                    .isEqualTo(Status.SUCCESS);
        }
    }

    @Rule("SS-16")
    @Test
    void aSecondDrainOrPurgeCallbackWhileOneIsPendingIsRefused() {
        try (KeepingStage stage = parallel()) {
            stage.read();
            stage.queue.drain(told::add);
            assertThat(RuleDrivers.statusOf(() -> stage.queue.purge(told::add)))
                    .isEqualTo(Status.INVALID_DEVICE_REQUEST);
            assertThat(RuleDrivers.statusOf(() -> stage.queue.drain(told::add)))
                    .isEqualTo(Status.INVALID_DEVICE_REQUEST);
            stage.completeAll();
            assertThat(told).hasSize(1);
        }
    }

    @Rule("SS-17")
    @Test
    void aQueueThatIsDeletedAnswersDeletePending() {
        IoQueue queue;
        try (KeepingStage stage = parallel()) {
            queue = stage.queue;
            stage.realm.unplug(stage.stage.instanceId);
        }
        assertThat(RuleDrivers.statusOf(() -> queue.stop(told::add)))
                .isEqualTo(Status.DELETE_PENDING);
        assertThat(RuleDrivers.statusOf(() -> queue.drain(told::add)))
                .isEqualTo(Status.DELETE_PENDING);
    }

    @Rule("SS-18")
    @Test
    void theSynchronousFormsWaitForWhatTheCallbacksTellOf() {
        for (Synchronous form : Synchronous.values()) {
            try (KeepingStage stage = parallel()) {
                RealmRequest read = stage.read();
                stage.realm.after(Duration.ofMillis(1), stage::completeAll);
                form.call(stage.queue);
                assertThat(read.status()).as("after %s", form).isEqualTo(Status.SUCCESS);
            }
        }
    }

    private enum Synchronous {
        STOP,
        STOP_AND_PURGE,
        DRAIN,
        PURGE;

        void call(IoQueue queue) {
            switch (this) {
                case STOP -> queue.stopSynchronously();
                case STOP_AND_PURGE -> queue.stopAndPurgeSynchronously();
                case DRAIN -> queue.drainSynchronously();
                case PURGE -> queue.purgeSynchronously();
            }
        }
    }

    @Rule("SS-19")
    @Test
    void aSynchronousFormThatWouldWaitForItsOwnCallerIsRefused() {
        List<Throwable> refusals = new ArrayList<>();
        IoQueue[] queue = new IoQueue[1];
        try (RuleStage stage =
                RuleStage.of(device ->
                        queue[0] =
                                device.defaultQueue(
                                        DispatchType.SEQUENTIAL,
                                        config ->
                                                config.evtIoDefault(request -> {
                                                    refusals.add(refusal(queue[0]));
                                                    return request.complete(Status.SUCCESS);
                                                })))) {
            stage.handle.read(1);
        }
        assertThat(refusals).hasSize(1).allMatch(IllegalStateException.class::isInstance);
    }

    private static Throwable refusal(IoQueue queue) {
        try {
            queue.stopSynchronously();
            return null;
        } catch (IllegalStateException refused) {
            return refused;
        }
    }

    @Rule("SS-20")
    @Test
    void aQueueOfADeviceThatLeavesIsNotOpenedAgain() {
        List<Status> answers = new ArrayList<>();
        try (DriverRealm realm =
                DriverRealm.seeded(1).install(RuleDrivers.function(d -> openWhileLeaving(d)))) {
            String instanceId = realm.plug(RuleDrivers.DEVICE);
            var handle = realm.open(instanceId);
            realm.unplugLater(instanceId);
            realm.settle();
            assertThatThrownBy(() -> handle.read(1))
                    .isInstanceOfSatisfying(
                            StatusException.class, refused -> answers.add(refused.status()));
            handle.close();
            realm.assertQuiescent();
        }
        assertThat(answers)
                .singleElement()
                .isIn(Status.INVALID_DEVICE_STATE, Status.NO_SUCH_DEVICE);
        assertThat(acceptedWhileLeaving).isFalse();
    }

    private boolean acceptedWhileLeaving = true;

    private void openWhileLeaving(Device device) {
        IoQueue queue =
                device.defaultQueue(
                        DispatchType.PARALLEL, config -> config.evtIoDefault(Request::pend));
        device.evtDeviceSelfManagedIoInit(() -> {})
                .evtDeviceSelfManagedIoFlush(() -> {
                    queue.start();
                    queue.stop();
                    acceptedWhileLeaving = queue.state().acceptRequests();
                });
    }
}
