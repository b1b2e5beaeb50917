package org.backplane.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.Device;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Dpc;
import org.backplane.ddi.Driver;
import org.backplane.ddi.ExecutionLevel;
import org.backplane.ddi.SynchronizationScope;
import org.backplane.ddi.Timer;
import org.backplane.ddi.WorkItem;
import org.backplane.status.Status;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmTest;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** DPCs, timers and work items among the callbacks of their parent. */
class SupportObjectsSerialisationTest {

    private static final int ROUNDS = 3;
    private static final Duration SOON = Duration.ofNanos(1);

    private int inside;
    private int calls;
    private Dpc dpc;
    private Timer timer;
    private WorkItem workItem;

    private static Driver serialised(ExecutionLevel level, Consumer<Device> deviceAdd) {
        return RuleDrivers.function(
                init ->
                        init.synchronizationScope(SynchronizationScope.DEVICE)
                                .executionLevel(level),
                deviceAdd);
    }

    private void addQueue(Device device) {
        device.defaultQueue(
                DispatchType.PARALLEL,
                config ->
                        config.evtIoRead((request, length) -> {
                            enterAndLeave(device);
                            return request.complete(Status.SUCCESS);
                        }));
    }

    private void enterAndLeave(Device device) {
        assertThat(inside).isZero();
        inside++;
        calls++;
        // A place to be interrupted at.
        device.createSpinLock("place").delete();
        inside--;
    }

    private void run(DriverRealm realm, Driver driver, Runnable begin) {
        inside = 0;
        calls = 0;
        String id = realm.install(driver).plug(RuleDrivers.DEVICE);
        try (RealmHandle handle = realm.open(id)) {
            for (int i = 0; i < ROUNDS; i++) {
                begin.run();
                handle.readLater(1);
            }
            realm.advance(SOON);
            realm.settle();
        }
        // Each object ran at least once, and each read was served.
        assertThat(calls).isGreaterThanOrEqualTo(ROUNDS + 2);
        realm.assertQuiescent();
    }

    @Rule("SY-7")
    @RealmTest(seeds = 100, preemptive = true)
    void dpcsAndTimersAreSerialisedWithTheirParent(DriverRealm realm) {
        Driver driver =
                serialised(
                        ExecutionLevel.DISPATCH,
                        device -> {
                            addQueue(device);
                            dpc = device.createDpc(() -> enterAndLeave(device));
                            timer = device.createTimer(() -> enterAndLeave(device));
                        });
        run(
                realm,
                driver,
                () -> {
                    dpc.enqueue();
                    timer.start(SOON);
                });
    }

    @Rule("SY-7")
    @RealmTest(seeds = 100, preemptive = true)
    void workItemsAndPassiveTimersAreSerialisedWithTheirParent(DriverRealm realm) {
        Driver driver =
                serialised(
                        ExecutionLevel.PASSIVE,
                        device -> {
                            addQueue(device);
                            workItem = device.createWorkItem(() -> enterAndLeave(device));
                            timer =
                                    device.createTimer(
                                            () -> enterAndLeave(device),
                                            config ->
                                                    config.executionLevel(ExecutionLevel.PASSIVE));
                        });
        run(
                realm,
                driver,
                () -> {
                    workItem.enqueue();
                    timer.start(SOON);
                });
    }

    /** What the makings of a DPC, a timer and a work item are answered with. */
    private static Map<String, Status> answers(ExecutionLevel level) {
        Map<String, Status> answers = new HashMap<>();
        Driver driver =
                serialised(
                        level,
                        device -> {
                            answers.put("DPC", made(() -> device.createDpc(() -> {})));
                            answers.put("timer", made(() -> device.createTimer(() -> {})));
                            answers.put("work item", made(() -> device.createWorkItem(() -> {})));
                        });
        try (DriverRealm realm = DriverRealm.seeded(1).install(driver)) {
            realm.plug(RuleDrivers.DEVICE);
            realm.assertQuiescent();
        }
        return answers;
    }

    private static Status made(Runnable making) {
        return RuleDrivers.statusOf(making);
    }

    @Rule("SY-8")
    @Test
    void dpcsAndTimersUnderAPassiveScopeAreRefused() {
        assertThat(answers(ExecutionLevel.PASSIVE))
                .containsEntry("DPC", Status.WDF_INCOMPATIBLE_EXECUTION_LEVEL)
                .containsEntry("timer", Status.WDF_INCOMPATIBLE_EXECUTION_LEVEL)
                .containsEntry("work item", Status.SUCCESS);
    }

    @Rule("SY-8")
    @Test
    void workItemsUnderADispatchScopeAreRefused() {
        assertThat(answers(ExecutionLevel.DISPATCH))
                .containsEntry("DPC", Status.SUCCESS)
                .containsEntry("timer", Status.SUCCESS)
                .containsEntry("work item", Status.WDF_INCOMPATIBLE_EXECUTION_LEVEL);
    }
}
