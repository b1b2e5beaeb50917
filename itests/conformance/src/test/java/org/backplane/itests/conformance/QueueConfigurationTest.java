package org.backplane.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.DispatchType;
import org.backplane.ddi.IoQueueConfig;
import org.backplane.ddi.Request;
import org.backplane.status.Status;
import org.junit.jupiter.api.Test;

import java.util.function.Consumer;

/** RULES.md, Queue configuration. */
class QueueConfigurationTest {

    private static Status statusOf(DispatchType type, Consumer<IoQueueConfig> config) {
        return RuleDrivers.statusOf(device -> {
            device.createQueue(type, config);
        });
    }

    @Rule({"QC-1", "QC-2"})
    @Test
    void aSequentialOrParallelQueueWithoutAHandlerIsRefused() {
        assertThat(statusOf(DispatchType.SEQUENTIAL, config -> {}))
                .isEqualTo(Status.WDF_NO_CALLBACK);
        assertThat(statusOf(DispatchType.PARALLEL, config -> {})).isEqualTo(Status.WDF_NO_CALLBACK);
        assertThat(statusOf(DispatchType.MANUAL, config -> {})).isEqualTo(Status.SUCCESS);
    }

    @Rule("QC-3")
    @Test
    void aManualQueueWithAHandlerIsRefused() {
        assertThat(statusOf(DispatchType.MANUAL, config -> config.evtIoDefault(Request::pend)))
                .isEqualTo(Status.INVALID_PARAMETER);
    }

    @Rule("QC-4")
    @Test
    void onlyAParallelQueueTakesANumberOfPresentedRequests() {
        assertThat(
                        statusOf(
                                DispatchType.SEQUENTIAL,
                                config ->
                                        config.evtIoDefault(Request::pend)
                                                .numberOfPresentedRequests(2)))
                .isEqualTo(Status.INVALID_PARAMETER);
        assertThat(statusOf(DispatchType.MANUAL, config -> config.numberOfPresentedRequests(2)))
                .isEqualTo(Status.INVALID_PARAMETER);
    }

    @Rule("QC-5")
    @Test
    void aParallelQueuePresentsAsManyRequestsAsItIsAllowedByDefaultAll() {
        assertThat(presentedOfFive(config -> config.numberOfPresentedRequests(2))).isEqualTo(2);
        assertThat(presentedOfFive(config -> {})).isEqualTo(5);
    }

    private static int presentedOfFive(Consumer<IoQueueConfig> limit) {
        try (KeepingStage stage = new KeepingStage(DispatchType.PARALLEL, limit)) {
            for (int i = 0; i < 5; i++) {
                stage.read();
            }
            return stage.kept.size();
        }
    }
}
