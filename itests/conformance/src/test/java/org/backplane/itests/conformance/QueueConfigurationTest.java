package org.backplane.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.Device;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Driver;
import org.backplane.ddi.ExecutionLevel;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.IoQueueConfig;
import org.backplane.ddi.IoQueueState;
import org.backplane.ddi.Request;
import org.backplane.ddi.SynchronizationScope;
import org.backplane.status.Status;
import org.backplane.tools.realm.DriverRealm;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

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

    @Rule("QC-6")
    @Test
    void queuesOfAFunctionDriverArePowerManagedByDefault() {
        assertThat(heldBeforeTheFirstPowerUp(RuleDrivers::function, config -> {})).isTrue();
        assertThat(
                        heldBeforeTheFirstPowerUp(
                                RuleDrivers::function, config -> config.powerManaged(false)))
                .isFalse();
    }

    @Rule("QC-7")
    @Test
    void queuesOfAFilterAreNotPowerManagedByDefault() {
        Driver function = RuleDrivers.function(device -> {});
        assertThat(heldBeforeTheFirstPowerUp(RuleDrivers::upperFilter, config -> {}, function))
                .isFalse();
        assertThat(
                        heldBeforeTheFirstPowerUp(
                                RuleDrivers::upperFilter,
                                config -> config.powerManaged(true),
                                function))
                .isTrue();
    }

    @Rule("QC-9")
    @Test
    void aPowerManagedQueueBeginsInThePowerStateOfItsDevice() {
        List<Boolean> held = new ArrayList<>();
        IoQueue[] queue = new IoQueue[1];
        Consumer<Device> deviceAdd =
                device -> {
                    queue[0] = device.createQueue(DispatchType.MANUAL, config -> {});
                    device.evtDeviceD0Entry(previous -> held.add(queue[0].state().pnpHeld()));
                    device.evtDeviceSelfManagedIoInit(() -> held.add(queue[0].state().pnpHeld()));
                };
        try (RuleStage stage = RuleStage.of(deviceAdd)) {
            assertThat(stage.realm.device(stage.instanceId).problem()).isNull();
        }
        assertThat(held).as("in D0 entry, and once in D0").containsExactly(true, false);
    }

    private static boolean heldBeforeTheFirstPowerUp(
            Function<Consumer<Device>, Driver> kind,
            Consumer<IoQueueConfig> config,
            Driver... others) {
        List<Boolean> held = new ArrayList<>();
        Driver driver =
                kind.apply(device ->
                        held.add(
                                device.createQueue(DispatchType.MANUAL, config).state().pnpHeld()));
        try (DriverRealm realm = DriverRealm.seeded(1).install(others).install(driver)) {
            realm.plug(RuleDrivers.DEVICE);
        }
        return held.getFirst();
    }

    @Rule("QC-11")
    @Test
    void aQueueThatSharesTheDevicesScopeHasItsLevel() {
        List<Status> answers = new ArrayList<>();
        Consumer<Device> deviceAdd =
                device -> {
                    for (ExecutionLevel level :
                            List.of(ExecutionLevel.PASSIVE, ExecutionLevel.DISPATCH)) {
                        answers.add(
                                RuleDrivers.statusOf(() ->
                                        device.createQueue(
                                                DispatchType.MANUAL,
                                                config ->
                                                        config.synchronizationScope(
                                                                        SynchronizationScope.DEVICE)
                                                                .executionLevel(level))));
                    }
                };
        Driver driver =
                RuleDrivers.function(
                        init ->
                                init.synchronizationScope(SynchronizationScope.DEVICE)
                                        .executionLevel(ExecutionLevel.DISPATCH),
                        deviceAdd);
        try (RuleStage stage = RuleStage.with(driver)) {
            assertThat(stage.realm.device(stage.instanceId).problem()).isNull();
        }
        assertThat(answers).containsExactly(Status.INVALID_PARAMETER, Status.SUCCESS);
    }

    @Rule("QC-12")
    @Test
    void aQueueReportsWhatItDoesAndHas() {
        try (KeepingStage stage = new KeepingStage(DispatchType.SEQUENTIAL, config -> {})) {
            assertThat(stage.queue.state()).isEqualTo(new IoQueueState(true, true, false, 0, 0));
            stage.read();
            stage.read();
            assertThat(stage.queue.state()).isEqualTo(new IoQueueState(true, true, false, 1, 1));
            stage.queue.stop();
            assertThat(stage.queue.state()).isEqualTo(new IoQueueState(true, false, false, 1, 1));
            stage.queue.start();
            stage.queue.drain();
            assertThat(stage.queue.state()).isEqualTo(new IoQueueState(false, true, false, 1, 1));
        }
    }
}
