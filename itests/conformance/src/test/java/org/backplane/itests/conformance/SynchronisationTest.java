package org.backplane.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.ddi.Device;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.Driver;
import org.backplane.ddi.ExecutionLevel;
import org.backplane.ddi.Request;
import org.backplane.ddi.RequestType;
import org.backplane.ddi.SpinLock;
import org.backplane.ddi.SynchronizationScope;
import org.backplane.ddi.WaitLock;
import org.backplane.status.Status;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** RULES.md, Synchronisation and execution level. */
class SynchronisationTest {

    private static final String NESTED = "read begins, write begins, write ends, read ends";
    private static final String ONE_AFTER_THE_OTHER =
            "read begins, read ends, write begins, write ends";

    private final List<String> calls = new ArrayList<>();
    private RuleStage stage;
    private SpinLock spinLock;
    private WaitLock waitLock;

    /** What the handler of a read and that of a write do, which the first one sends. */
    private String order(SynchronizationScope scope, boolean twoQueues) {
        calls.clear();
        Consumer<Device> deviceAdd =
                device -> {
                    device.defaultQueue(
                            DispatchType.PARALLEL,
                            config -> config.evtIoRead(this::read).evtIoWrite(this::write));
                    if (twoQueues) {
                        device.configureRequestDispatching(
                                device.createQueue(
                                        DispatchType.PARALLEL,
                                        config -> config.evtIoWrite(this::write)),
                                RequestType.WRITE);
                    }
                };
        try (RuleStage made =
                RuleStage.with(
                        RuleDrivers.function(
                                init -> init.synchronizationScope(scope), deviceAdd))) {
            stage = made;
            made.handle.readLater(1);
            made.realm.settle();
        }
        return String.join(", ", calls);
    }

    private Disposition read(Request request, int length) {
        calls.add("read begins");
        stage.handle.writeLater("caused by the read");
        calls.add("read ends");
        return request.complete(Status.SUCCESS);
    }

    private Disposition write(Request request, int length) {
        calls.add("write begins");
        calls.add("write ends");
        return request.complete(Status.SUCCESS);
    }

    @Rule({"SY-1", "SY-4"})
    @Test
    void nothingIsSerialisedByDefault() {
        assertThat(order(SynchronizationScope.INHERIT_FROM_PARENT, false)).isEqualTo(NESTED);
        assertThat(order(SynchronizationScope.NONE, false)).isEqualTo(NESTED);
    }

    @Rule({"SY-1", "SY-2"})
    @Test
    void scopeDeviceSerialisesTheCallbacksOfAllQueues() {
        assertThat(order(SynchronizationScope.DEVICE, false)).isEqualTo(ONE_AFTER_THE_OTHER);
        assertThat(order(SynchronizationScope.DEVICE, true)).isEqualTo(ONE_AFTER_THE_OTHER);
    }

    @Rule("SY-3")
    @Test
    void scopeQueueSerialisesTheCallbacksOfOneQueue() {
        assertThat(order(SynchronizationScope.QUEUE, false)).isEqualTo(ONE_AFTER_THE_OTHER);
        assertThat(order(SynchronizationScope.QUEUE, true)).isEqualTo(NESTED);
    }

    /**
     * What a read's handler says of its level, if it is caused at PASSIVE and at DISPATCH level.
     */
    private List<String> levels(SynchronizationScope scope, ExecutionLevel level) {
        List<String> levels = new ArrayList<>();
        Consumer<Device> deviceAdd =
                device -> {
                    waitLock = device.createWaitLock("the level");
                    device.defaultQueue(
                            DispatchType.PARALLEL,
                            config ->
                                    config.evtIoRead((request, length) -> {
                                        levels.add(level());
                                        return request.complete(Status.SUCCESS);
                                    }));
                    spinLock = device.createSpinLock("raises");
                };
        try (RuleStage made =
                RuleStage.with(
                        RuleDrivers.function(
                                init -> init.synchronizationScope(scope).executionLevel(level),
                                deviceAdd))) {
            made.handle.readLater(1);
            made.realm.settle();
            spinLock.acquire();
            made.handle.readLater(1);
            spinLock.release();
            made.realm.settle();
        }
        return levels;
    }

    /** A wait lock is for PASSIVE level. */
    private String level() {
        try {
            waitLock.acquire();
            waitLock.release();
            return "PASSIVE";
        } catch (IllegalStateException raised) {
            return "DISPATCH";
        }
    }

    @Rule("SY-5")
    @Test
    void callbacksOfAPassiveScopeRunAtPassiveLevel() {
        for (SynchronizationScope scope :
                List.of(
                        SynchronizationScope.NONE,
                        SynchronizationScope.QUEUE,
                        SynchronizationScope.DEVICE)) {
            assertThat(levels(scope, ExecutionLevel.PASSIVE))
                    .as("scope %s", scope)
                    .containsExactly("PASSIVE", "PASSIVE");
        }
    }

    @Rule("SY-6")
    @Test
    void callbacksOfADispatchScopeThatSerialisesRunAtDispatchLevel() {
        assertThat(levels(SynchronizationScope.DEVICE, ExecutionLevel.DISPATCH))
                .containsExactly("DISPATCH", "DISPATCH");
        assertThat(levels(SynchronizationScope.QUEUE, ExecutionLevel.DISPATCH))
                .containsExactly("DISPATCH", "DISPATCH");
        assertThat(levels(SynchronizationScope.NONE, ExecutionLevel.DISPATCH))
                .containsExactly("PASSIVE", "DISPATCH");
    }

    @Rule("SY-9")
    @Test
    void pnpAndPowerCallbacksDoNotWaitForTheCallbacksOfAScope() {
        List<String> order = new ArrayList<>();
        Consumer<Device> deviceAdd =
                device -> {
                    device.evtDeviceSurpriseRemoval(() -> order.add("surprise removal"));
                    waitLock = device.createWaitLock("held by the test");
                    device.defaultQueue(
                            DispatchType.PARALLEL,
                            config ->
                                    config.evtIoRead((request, length) -> {
                                        stage.realm.unplugLater(stage.instanceId);
                                        waitLock.acquire(Duration.ofSeconds(1));
                                        order.add("handler ends");
                                        return request.complete(Status.SUCCESS);
                                    }));
                };
        Driver driver =
                RuleDrivers.function(
                        init ->
                                init.synchronizationScope(SynchronizationScope.DEVICE)
                                        .executionLevel(ExecutionLevel.PASSIVE),
                        deviceAdd);
        try (RuleStage made = RuleStage.with(driver)) {
            stage = made;
            made.realm.after(Duration.ZERO, () -> made.handle.readLater(1));
            waitLock.acquire();
            made.realm.advance(Duration.ofSeconds(2));
            waitLock.release();
            made.realm.settle();
        }
        assertThat(order).containsExactly("surprise removal", "handler ends");
    }

    @Rule("SY-12")
    @Test
    void aSpinLockRaisesToDispatchAndIsNotRecursive() {
        List<String> levels = new ArrayList<>();
        Consumer<Device> deviceAdd =
                device -> {
                    spinLock = device.createSpinLock("raises");
                    waitLock = device.createWaitLock("the level");
                };
        try (RuleStage made = RuleStage.of(deviceAdd)) {
            levels.add(level());
            spinLock.acquire();
            levels.add(level());
            assertThatThrownBy(spinLock::acquire).hasMessageContaining("raises");
            spinLock.release();
            levels.add(level());
            made.expectViolation();
        }
        assertThat(levels).containsExactly("PASSIVE", "DISPATCH", "PASSIVE");
    }

    @Rule("SY-13")
    @Test
    void aWaitLockIsForPassiveLevel() {
        try (RuleStage made =
                RuleStage.of(device -> {
                    spinLock = device.createSpinLock("raises");
                    waitLock = device.createWaitLock("the level");
                })) {
            assertThat(made.realm.device(made.instanceId).problem()).isNull();
            spinLock.acquire();
            assertThatThrownBy(waitLock::acquire).hasMessageContaining("PASSIVE");
            spinLock.release();
        }
    }
}
