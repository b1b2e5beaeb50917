package org.backplane.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.backplane.ddi.Device;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.FrameworkDriver;
import org.backplane.ddi.FrameworkObject;
import org.backplane.ddi.GeneralObject;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.LookasideList;
import org.backplane.ddi.ParentObject;
import org.backplane.ddi.RequestType;
import org.backplane.kmdf.WdfViolation;
import org.backplane.kmdf.WdfViolation.Code;
import org.backplane.status.Status;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** Whose queues and support objects are, and which of them the driver deletes. */
class ObjectParentsTest {

    private Device device;
    private IoQueue queue;

    @Rule("PA-3")
    @Test
    void aQueueBelongsToItsDeviceAndCanBeDeleted() {
        List<String> ends = new ArrayList<>();
        try (RuleStage stage =
                RuleStage.of(made -> {
                    device = made;
                    queue = made.createQueue(DispatchType.MANUAL, config -> {});
                })) {
            assertThat(queue.parent()).isSameAs(device);
            queue.evtCleanup(() -> ends.add("cleanup"));
            queue.evtDestroy(() -> ends.add("destroy"));
            queue.delete();
            stage.realm.settle();
            assertThat(ends).containsExactly("cleanup", "destroy");
        }
    }

    private void isNotDeleted(boolean asDefault) {
        try (RuleStage stage =
                RuleStage.of(made -> queue = asDefault ? defaultQueue(made) : boundQueue(made))) {
            stage.expectViolation();
            WdfViolation violation = catchThrowableOfType(WdfViolation.class, queue::delete);
            assertThat(violation.code()).isEqualTo(Code.OBJECT_ERROR);
            assertThat(violation.parameters()).endsWith(Status.CANNOT_DELETE);
        }
    }

    private static IoQueue defaultQueue(Device made) {
        return made.defaultQueue(DispatchType.MANUAL, config -> {});
    }

    private static IoQueue boundQueue(Device made) {
        IoQueue bound = made.createQueue(DispatchType.MANUAL, config -> {});
        made.configureRequestDispatching(bound, RequestType.WRITE);
        return bound;
    }

    @Rule("PA-4")
    @Test
    void theDefaultQueueCannotBeDeleted() {
        isNotDeleted(true);
    }

    @Rule("PA-4")
    @Test
    void aQueueThatIsBoundToARequestTypeCannotBeDeleted() {
        isNotDeleted(false);
    }

    @Rule("PA-9")
    @Test
    void dpcsTimersAndWorkItemsBelongToTheObjectThatTheyWereMadeFor() {
        try (RuleStage stage =
                RuleStage.of(made -> {
                    device = made;
                    queue = made.createQueue(DispatchType.MANUAL, config -> {});
                })) {
            GeneralObject below = queue.createObject("below the queue");
            for (ParentObject parent : List.of(device, queue, below)) {
                assertThat(parent.createDpc(() -> {}).parent()).isSameAs(parent);
                assertThat(parent.createTimer(() -> {}).parent()).isSameAs(parent);
                assertThat(parent.createWorkItem(() -> {}).parent()).isSameAs(parent);
            }
            stage.realm.settle();
        }
    }

    @Rule("PA-9")
    @Test
    void aDpcOrWorkItemThatLeadsToNoDeviceIsRefused() {
        try (RuleStage stage = RuleStage.of(made -> device = made)) {
            GeneralObject below = device.driver().createObject("below the driver");
            for (ParentObject parent : List.of(device.driver(), below)) {
                assertThat(RuleDrivers.statusOf(() -> parent.createDpc(() -> {})))
                        .isEqualTo(Status.INVALID_DEVICE_REQUEST);
                assertThat(RuleDrivers.statusOf(() -> parent.createWorkItem(() -> {})))
                        .isEqualTo(Status.INVALID_DEVICE_REQUEST);
            }
            stage.realm.settle();
        }
    }

    @Rule("PA-10")
    @Test
    void memoryLookasideListsLocksAndGeneralObjectsBelongToTheDriverOrWhatTheyWereMadeFor() {
        List<String> ends = new ArrayList<>();
        try (RuleStage stage = RuleStage.of(made -> device = made)) {
            FrameworkDriver driver = device.driver();
            for (ParentObject parent : List.of(driver, device)) {
                for (FrameworkObject made : madeBelow(parent)) {
                    assertThat(made.parent()).isSameAs(parent);
                    made.evtCleanup(
                            () -> ends.add(parent.equals(driver) ? "driver's" : "device's"));
                }
            }
            stage.handle.close();
            stage.realm.unplug(stage.instanceId);
            assertThat(ends).startsWith("device's").filteredOn("device's"::equals).hasSize(6);
        }
        assertThat(ends).filteredOn("driver's"::equals).hasSize(6);
    }

    private static List<FrameworkObject> madeBelow(ParentObject parent) {
        LookasideList list = parent.createLookasideList(8);
        return List.of(
                parent.createMemory(4),
                list,
                list.createMemory(),
                parent.createSpinLock("spin"),
                parent.createWaitLock("wait"),
                parent.createObject("own"));
    }
}
