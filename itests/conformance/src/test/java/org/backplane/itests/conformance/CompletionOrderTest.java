package org.backplane.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.Memory;
import org.backplane.ddi.Request;
import org.backplane.status.Status;
import org.backplane.tools.realm.RealmRequest;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** RULES.md, Completion order. */
class CompletionOrderTest {

    private static final String KEPT = "kept";

    private final List<String> order = new ArrayList<>();

    @Rule("CO-1")
    @Test
    void aStatusOfTheFrameworkLeavesItAsOneOfNt() {
        assertThat(seenBySender(Status.WDF_BUSY)).isEqualTo(Status.DEVICE_BUSY);
        assertThat(seenBySender(Status.WDF_PAUSED)).isEqualTo(Status.DEVICE_BUSY);
        assertThat(seenBySender(Status.WDF_NO_CALLBACK)).isEqualTo(Status.INVALID_DEVICE_REQUEST);
        assertThat(seenBySender(Status.UNSUCCESSFUL)).isEqualTo(Status.UNSUCCESSFUL);
    }

    private static Status seenBySender(Status status) {
        try (KeepingStage stage = new KeepingStage(DispatchType.PARALLEL, config -> {})) {
            RealmRequest read = stage.read();
            stage.take().complete(status);
            return read.status();
        }
    }

    @Rule("CO-3")
    @Test
    void evtCleanupOfARequestRunsWhileItsSenderStillWaits() {
        try (KeepingStage stage = new KeepingStage(DispatchType.PARALLEL, config -> {})) {
            RealmRequest read = stage.read();
            Request request = stage.take();
            request.evtCleanup(
                    () -> order.add("cleanup " + read.status() + " " + request.outputLength()));
            request.complete(Status.SUCCESS);
            assertThat(order).containsExactly("cleanup " + Status.PENDING + " 1");
            assertThat(read.status()).isEqualTo(Status.SUCCESS);
        }
    }

    @Rule("CO-5")
    @Test
    void theNextRequestIsPresentedAfterTheIrpIsCompleted() {
        try (RuleStage stage =
                RuleStage.of(device ->
                        device.defaultQueue(
                                DispatchType.SEQUENTIAL,
                                config -> config.evtIoRead(this::keepTheFirst)))) {
            first = stage.handle.readLater(1);
            stage.handle.readLater(2);
            kept.complete(Status.SUCCESS);
        }
        assertThat(order).containsExactly("second presented, first " + Status.SUCCESS);
    }

    private RealmRequest first;
    private Request kept;

    private Disposition keepTheFirst(Request request, int length) {
        if (length == 1) {
            kept = request;
            return request.pend();
        }
        order.add("second presented, first " + first.status());
        return request.complete(Status.SUCCESS);
    }

    @Rule("CO-6")
    @Test
    void evtDestroyOfARequestRunsWhenTheLastReferenceIsGone() {
        try (KeepingStage stage = new KeepingStage(DispatchType.PARALLEL, config -> {})) {
            RealmRequest read = stage.read();
            Request request = stage.take();
            request.evtDestroy(() -> order.add("destroyed"));
            request.reference(KEPT);
            request.complete(Status.SUCCESS);
            stage.realm.settle();
            assertThat(read.status()).isEqualTo(Status.SUCCESS);
            assertThat(order).isEmpty();
            request.dereference(KEPT);
            stage.realm.settle();
            assertThat(order).containsExactly("destroyed");
        }
    }

    @Rule("CO-7")
    @Test
    void afterCompletionNothingOfTheRequestCanBeUsed() {
        try (KeepingStage stage = new KeepingStage(DispatchType.PARALLEL, config -> {})) {
            stage.read();
            Request request = stage.take();
            Memory memory = request.output();
            request.reference(KEPT);
            request.complete(Status.SUCCESS);
            assertThatThrownBy(request::outputLength).hasMessageContaining("completed");
            assertThatThrownBy(request::isCanceled).hasMessageContaining("completed");
            assertThatThrownBy(request::output).hasMessageContaining("completed");
            assertThatThrownBy(() -> memory.get(0)).hasMessageContaining("completed");
            request.dereference(KEPT);
            stage.stage.expectViolation();
        }
    }
}
