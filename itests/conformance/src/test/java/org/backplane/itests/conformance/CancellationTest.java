package org.backplane.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.Device;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.EvtIoWrite;
import org.backplane.ddi.EvtRequestCancel;
import org.backplane.ddi.Request;
import org.backplane.ddi.SynchronizationScope;
import org.backplane.status.Status;
import org.backplane.tools.realm.RealmRequest;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** RULES.md, Cancellation. */
class CancellationTest {

    private final List<Request> cancelled = new ArrayList<>();

    private void evtRequestCancel(Request request) {
        cancelled.add(request);
        request.complete(Status.CANCELLED);
    }

    private static KeepingStage parallel() {
        return new KeepingStage(DispatchType.PARALLEL, config -> {});
    }

    @Rule("CA-1")
    @Test
    void markingARequestThatIsCancelledAlreadyCallsEvtRequestCancel() {
        try (KeepingStage stage = parallel()) {
            RealmRequest read = stage.read();
            read.cancel();
            assertThat(read.status()).isEqualTo(Status.PENDING);
            stage.take().markCancelable(this::evtRequestCancel);
            assertThat(cancelled).hasSize(1);
            assertThat(read.status()).isEqualTo(Status.CANCELLED);
        }
    }

    @Rule("CA-2")
    @Test
    void markExOfARequestThatIsCancelledAlreadySaysSoAndCallsNothing() {
        try (KeepingStage stage = parallel()) {
            RealmRequest read = stage.read();
            read.cancel();
            Request request = stage.take();
            assertThat(request.markCancelableEx(this::evtRequestCancel)).isFalse();
            assertThat(cancelled).isEmpty();
            request.complete(Status.CANCELLED);
            assertThat(read.status()).isEqualTo(Status.CANCELLED);
        }
    }

    @Rule("CA-3")
    @Test
    void markingWhatIsMarkedOrNotOwnedIsRefused() {
        try (ManualStage stage = new ManualStage()) {
            stage.read(1);
            Request request = stage.next();
            request.markCancelable(this::evtRequestCancel);
            assertThat(RuleDrivers.statusOf(() -> request.markCancelable(this::evtRequestCancel)))
                    .isEqualTo(Status.INVALID_DEVICE_REQUEST);
            assertThat(RuleDrivers.statusOf(() -> request.markCancelableEx(this::evtRequestCancel)))
                    .isEqualTo(Status.INVALID_DEVICE_REQUEST);
            request.unmarkCancelable();
            request.requeue();
            assertThat(RuleDrivers.statusOf(() -> request.markCancelable(this::evtRequestCancel)))
                    .isEqualTo(Status.INVALID_DEVICE_REQUEST);
        }
    }

    @Rule("CA-4")
    @Test
    void markingWhileTheQueueIsPurgedCountsAsCancelled() {
        try (KeepingStage stage = parallel()) {
            RealmRequest read = stage.read();
            stage.queue.purge();
            stage.take().markCancelable(this::evtRequestCancel);
            assertThat(cancelled).hasSize(1);
            assertThat(read.status()).isEqualTo(Status.CANCELLED);
        }
    }

    @Rule("CA-5")
    @Test
    void unmarkingInTimeKeepsEvtRequestCancelFromRunning() {
        try (KeepingStage stage = parallel()) {
            RealmRequest read = stage.read();
            Request request = stage.take();
            request.markCancelable(this::evtRequestCancel);
            assertThat(request.unmarkCancelable()).isTrue();
            read.cancel();
            assertThat(cancelled).isEmpty();
            request.complete(Status.SUCCESS);
            assertThat(read.status()).isEqualTo(Status.SUCCESS);
        }
    }

    @Rule("CA-6")
    @Test
    void unmarkingTooLateSaysThatEvtRequestCancelCompletesTheRequest() {
        List<Request> held = new ArrayList<>();
        try (KeepingStage stage = parallel()) {
            RealmRequest read = stage.read();
            Request request = stage.take();
            request.markCancelable(held::add);
            read.cancel();
            assertThat(held).containsExactly(request);
            assertThat(request.unmarkCancelable()).isFalse();
            held.getFirst().complete(Status.CANCELLED);
            assertThat(read.status()).isEqualTo(Status.CANCELLED);
        }
    }

    @Rule("CA-7")
    @Test
    void unmarkingWhatIsNotMarkedIsRefused() {
        try (KeepingStage stage = parallel()) {
            stage.read();
            assertThat(RuleDrivers.statusOf(() -> stage.kept.getFirst().unmarkCancelable()))
                    .isEqualTo(Status.INVALID_PARAMETER);
        }
    }

    @Rule("CA-8")
    @Test
    void unmarkingWhatTheDriverDoesNotOwnIsRefused() {
        try (ManualStage stage = new ManualStage()) {
            stage.read(1);
            Request request = stage.next();
            request.requeue();
            assertThat(RuleDrivers.statusOf(() -> request.unmarkCancelable()))
                    .isEqualTo(Status.INVALID_DEVICE_REQUEST);
        }
    }

    @Rule("CA-9")
    @Test
    void evtRequestCancelIsSerialisedWithTheHandlers() {
        for (SynchronizationScope scope :
                List.of(SynchronizationScope.QUEUE, SynchronizationScope.DEVICE)) {
            List<String> order = new ArrayList<>();
            try (RuleStage stage =
                    RuleStage.with(
                            RuleDrivers.function(
                                    init -> init.synchronizationScope(scope),
                                    device -> addCancelling(device, order)))) {
                marked = stage.handle.readLater(1);
                RealmRequest write = stage.handle.writeLater("cancels the read");
                assertThat(marked.status()).isEqualTo(Status.CANCELLED);
                assertThat(write.status()).isEqualTo(Status.SUCCESS);
            }
            assertThat(order)
                    .as("with scope %s", scope)
                    .containsExactly("handler of the write", "cancel callback of the read");
        }
    }

    private RealmRequest marked;

    /** Reads are kept, marked cancelable; the handler of a write cancels one, and goes on. */
    private void addCancelling(Device device, List<String> order) {
        EvtRequestCancel cancel =
                request -> {
                    order.add("cancel callback of the read");
                    request.complete(Status.CANCELLED);
                };
        EvtIoWrite write =
                (request, length) -> {
                    marked.cancel();
                    order.add("handler of the write");
                    return request.complete(Status.SUCCESS);
                };
        device.defaultQueue(
                DispatchType.PARALLEL,
                config ->
                        config.evtIoRead((request, length) -> request.markCancelable(cancel))
                                .evtIoWrite(write));
    }
}
