package org.backplane.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.backplane.ddi.Device;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.ExecutionLevel;
import org.backplane.ddi.GeneralObject;
import org.backplane.ddi.SpinLock;
import org.backplane.ddi.SynchronizationScope;
import org.backplane.kmdf.WdfViolation;
import org.backplane.kmdf.WdfViolation.Code;
import org.backplane.status.Status;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmTest;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** How an object ends that is deleted at a high level, was never made, or is let go of wrongly. */
class ObjectEndTest {

    private final List<String> ends = new ArrayList<>();
    private GeneralObject object;
    private SpinLock lock;

    private void add(Device made) {
        object = made.createObject("ends at PASSIVE level", ExecutionLevel.PASSIVE);
        object.evtCleanup(() -> ends.add("cleanup object"));
        lock = made.createSpinLock("raises");
        made.evtCleanup(() -> ends.add("cleanup device"));
    }

    private void deleteAtDispatchLevel() {
        lock.acquire();
        try {
            object.delete();
            ends.add("deleted");
        } finally {
            lock.release();
        }
    }

    @Rule("LO-7")
    @Test
    void whatMustEndAtPassiveLevelIsLeftToAWorkItem() {
        try (RuleStage stage = RuleStage.of(this::add)) {
            deleteAtDispatchLevel();
            stage.realm.settle();
            assertThat(ends).containsExactly("deleted", "cleanup object");
        }
    }

    @Rule("LO-7")
    @RealmTest(seeds = 100, preemptive = true)
    void theRemovalOfTheDeviceWaitsForWhatIsLeftToAWorkItem(DriverRealm realm) {
        ends.clear();
        realm.install(
                RuleDrivers.function(made -> {
                    add(made);
                    made.evtDeviceSelfManagedIoCleanup(this::deleteAtDispatchLevel);
                }));
        realm.unplug(realm.plug(RuleDrivers.DEVICE));
        // Another processor may run the work item before the deletion returns.
        assertThat(ends)
                .containsExactlyInAnyOrder("deleted", "cleanup object", "cleanup device")
                .endsWith("cleanup device");
        realm.assertQuiescent();
    }

    private Status refused(Runnable making) {
        return RuleDrivers.statusOf(making);
    }

    private void makeWhatIsRefused(Device made) {
        assertThat(refused(() -> made.createWorkItem(() -> ends.add("work item"))))
                .isEqualTo(Status.WDF_INCOMPATIBLE_EXECUTION_LEVEL);
        assertThat(
                        refused(() ->
                                made.defaultQueue(
                                        DispatchType.MANUAL,
                                        config ->
                                                config.evtIoRead((request, length) -> {
                                                    ends.add("read");
                                                    return request.complete(Status.SUCCESS);
                                                }))))
                .isEqualTo(Status.INVALID_PARAMETER);
    }

    @Rule("LO-9")
    @Test
    void anObjectWhoseMakingFailsEndsWithoutTheDriversCallbacks() {
        try (RuleStage stage =
                RuleStage.with(
                        RuleDrivers.function(
                                init ->
                                        init.synchronizationScope(SynchronizationScope.DEVICE)
                                                .executionLevel(ExecutionLevel.DISPATCH),
                                this::makeWhatIsRefused))) {
            assertThat(stage.handle.readLater(1).await()).isEqualTo(Status.INVALID_DEVICE_REQUEST);
            stage.handle.close();
            stage.realm.unplug(stage.instanceId);
        }
        assertThat(ends).isEmpty();
    }

    @Rule("LO-14")
    @Test
    void givingBackTheReferenceOfTheCreationIsAViolation() {
        try (RuleStage stage = RuleStage.of(this::add)) {
            stage.expectViolation();
            WdfViolation violation =
                    catchThrowableOfType(
                            WdfViolation.class, () -> object.dereference("the creation"));
            assertThat(violation.code()).isEqualTo(Code.OBJECT_ERROR);
            assertThat(violation).hasMessageContaining("it is not referenced");
        }
    }
}
