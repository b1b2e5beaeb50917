package org.backplane.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.ddi.Device;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Driver;
import org.backplane.ddi.EvtIoDefault;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.IoQueueConfig;
import org.backplane.ddi.Request;
import org.backplane.status.Status;
import org.backplane.tools.realm.RealmRequest;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** RULES.md, Forward and requeue. */
class ForwardAndRequeueTest {

    private IoQueue other;

    /** A manual default queue, and another manual queue to forward to. */
    private ManualStage twoQueues() {
        return new ManualStage(
                device -> other = device.createQueue(DispatchType.MANUAL, config -> {}));
    }

    @Rule("FW-1")
    @Test
    void aForwardedRequestGoesToTheEndOfTheOtherQueue() {
        try (ManualStage stage = twoQueues()) {
            stage.read(1);
            stage.read(2);
            stage.next().forwardTo(other);
            stage.next().forwardTo(other);
            for (int length = 1; length <= 2; length++) {
                Request next = other.retrieveNextRequest();
                assertThat(next.outputLength()).isEqualTo(length);
                next.complete(Status.SUCCESS);
            }
        }
    }

    @Rule("FW-2")
    @Test
    void theDriverDoesNotOwnARequestThatItHasForwarded() {
        try (ManualStage stage = twoQueues()) {
            RealmRequest read = stage.read(1);
            stage.next().forwardTo(other);
            assertThat(stage.queue.state().isIdle()).isTrue();
            assertThat(other.state().queueRequests()).isOne();
            assertThat(other.state().driverNoRequests()).isTrue();
            other.retrieveNextRequest().complete(Status.SUCCESS);
            assertThat(read.status()).isEqualTo(Status.SUCCESS);
        }
    }

    @Rule("FW-3")
    @Test
    void aRequestThatIsNotOwnedOrMarkedCancelableIsNotForwarded() {
        try (ManualStage stage = twoQueues()) {
            stage.read(1);
            Request request = stage.next();
            request.markCancelable(r -> r.complete(Status.CANCELLED));
            assertThatThrownBy(() -> request.forwardTo(other)).hasMessageContaining("cancelable");
            assertThat(request.unmarkCancelable()).isTrue();
            request.forwardTo(other);
            assertThatThrownBy(() -> request.forwardTo(stage.queue)).hasMessageContaining("queue");
            other.retrieveNextRequest().complete(Status.SUCCESS);
        }
    }

    @Rule("FW-4")
    @Test
    void aRequestIsNotForwardedToItsOwnQueue() {
        try (ManualStage stage = new ManualStage()) {
            stage.read(1);
            Request request = stage.next();
            assertThat(RuleDrivers.statusOf(() -> request.forwardTo(stage.queue)))
                    .isEqualTo(Status.INVALID_DEVICE_REQUEST);
            request.complete(Status.SUCCESS);
        }
    }

    @Rule("FW-4")
    @Test
    void aRequestIsNotForwardedToAnotherDevicesQueue() {
        IoQueue[] own = new IoQueue[1];
        Driver filter =
                RuleDrivers.lowerFilter(
                        device -> other = device.createQueue(DispatchType.MANUAL, config -> {}));
        Driver function =
                RuleDrivers.function(
                        device -> own[0] = device.defaultQueue(DispatchType.MANUAL, config -> {}));
        try (RuleStage stage = RuleStage.with(filter, function)) {
            stage.handle.readLater(1);
            Request request = own[0].retrieveNextRequest();
            assertThat(RuleDrivers.statusOf(() -> request.forwardTo(other)))
                    .isEqualTo(Status.INVALID_DEVICE_REQUEST);
            request.complete(Status.SUCCESS);
        }
    }

    @Rule("FW-6")
    @Test
    void aRequestThatWasCancelledBeforeIsForwardedAndCancelledThere() {
        List<Integer> canceled = new ArrayList<>();
        EvtIoDefault canceledOnQueue =
                request -> {
                    canceled.add(request.outputLength());
                    return request.complete(Status.CANCELLED);
                };
        Consumer<IoQueueConfig> config = queue -> queue.evtIoCanceledOnQueue(canceledOnQueue);
        try (ManualStage stage =
                new ManualStage(
                        device -> other = device.createQueue(DispatchType.MANUAL, config))) {
            RealmRequest read = stage.read(7);
            Request request = stage.next();
            read.cancel();
            request.forwardTo(other);
            assertThat(read.status()).isEqualTo(Status.CANCELLED);
            assertThat(canceled).containsExactly(7);
            assertThat(stage.canceledOnQueue).isEmpty();
        }
    }

    @Rule("FW-7")
    @Test
    void aManualQueueTakesARequestBackAtItsHead() {
        try (ManualStage stage = new ManualStage()) {
            stage.read(1);
            stage.read(2);
            stage.next().requeue();
            Request again = stage.next();
            assertThat(again.outputLength()).isEqualTo(1);
            again.complete(Status.SUCCESS);
        }
    }

    @Rule("FW-7")
    @Test
    void anotherQueueTakesNoRequestBack() {
        for (DispatchType type : List.of(DispatchType.SEQUENTIAL, DispatchType.PARALLEL)) {
            try (KeepingStage stage = new KeepingStage(type, config -> {})) {
                stage.read();
                assertThat(RuleDrivers.statusOf(() -> stage.kept.getFirst().requeue()))
                        .isEqualTo(Status.INVALID_DEVICE_REQUEST);
            }
        }
    }

    @Rule("FW-8")
    @Test
    void aRequestThatWasCancelledBeforeIsRequeuedAndCancelled() {
        try (ManualStage stage = new ManualStage()) {
            RealmRequest read = stage.read(3);
            Request request = stage.next();
            read.cancel();
            assertThat(read.status()).isEqualTo(Status.PENDING);
            request.requeue();
            assertThat(read.status()).isEqualTo(Status.CANCELLED);
            assertThat(stage.canceledOnQueue).containsExactly(3);
        }
    }

    @Rule("FW-11")
    @Test
    void aRequestThatTheDriverHasHadIsCancelledThroughEvtIoCanceledOnQueue() {
        try (ManualStage stage = new ManualStage()) {
            RealmRequest read = stage.read(4);
            stage.next().requeue();
            read.cancel();
            assertThat(stage.canceledOnQueue).containsExactly(4);
            assertThat(read.status()).isEqualTo(Status.CANCELLED);
        }
    }

    @Rule("FW-12")
    @Test
    void aRequestThatTheDriverHasNeverHadIsCancelledWithoutIt() {
        try (ManualStage stage = new ManualStage()) {
            RealmRequest read = stage.read(4);
            read.cancel();
            assertThat(stage.canceledOnQueue).isEmpty();
            assertThat(read.status()).isEqualTo(Status.CANCELLED);
        }
    }

    @Rule("FW-13")
    @Test
    void whatEvtIoCanceledOnQueueGotIsNotRequeued() {
        List<Status> answers = new ArrayList<>();
        EvtIoDefault canceledOnQueue =
                request -> {
                    answers.add(RuleDrivers.statusOf(() -> request.requeue()));
                    return request.complete(Status.CANCELLED);
                };
        try (RuleStage stage = RuleStage.of(device -> addOther(device, canceledOnQueue))) {
            RealmRequest read = stage.handle.readLater(1);
            other.retrieveNextRequest().requeue();
            read.cancel();
            assertThat(read.status()).isEqualTo(Status.CANCELLED);
        }
        assertThat(answers).containsExactly(Status.INVALID_DEVICE_REQUEST);
    }

    private void addOther(Device device, EvtIoDefault canceledOnQueue) {
        other =
                device.defaultQueue(
                        DispatchType.MANUAL,
                        config -> config.evtIoCanceledOnQueue(canceledOnQueue));
    }
}
