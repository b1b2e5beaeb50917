package org.backplane.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.ddi.ControlDeviceInit;
import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.FileObject;
import org.backplane.ddi.FrameworkObject;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.Request;
import org.backplane.kmdf.WdfViolation;
import org.backplane.status.Status;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmRequest;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** RULES.md, Parents: where an object stands, and whether it is the driver's to delete. */
class ParentsTest {

    private final List<String> ends = new ArrayList<>();
    private final List<FileObject> files = new ArrayList<>();
    private Device device;
    private Device control;
    private IoQueue queue;

    private static void refusesToBeDeleted(RuleStage stage, FrameworkObject object) {
        assertThatThrownBy(object::delete)
                .isInstanceOf(WdfViolation.class)
                .hasMessageContaining("not the driver's to delete");
        stage.expectViolation();
    }

    @Rule({"PA-1", "PA-2"})
    @Test
    void theDriverHasNoParentAndADeviceHasTheDriver() {
        try (RuleStage stage = RuleStage.of(made -> device = made)) {
            assertThat(device.driver().parent()).isNull();
            assertThat(device.parent()).isSameAs(device.driver());
            assertThat(stage.handle.readLater(1).await()).isEqualTo(Status.INVALID_DEVICE_REQUEST);
        }
    }

    @Rule("PA-1")
    @Test
    void theDriverIsNotDeletedByTheDriver() {
        try (RuleStage stage = RuleStage.of(made -> device = made)) {
            refusesToBeDeleted(stage, device.driver());
        }
    }

    @Rule("PA-2")
    @Test
    void aDeviceIsNotDeletedByTheDriver() {
        try (RuleStage stage = RuleStage.of(made -> device = made)) {
            refusesToBeDeleted(stage, device);
        }
    }

    private void addControlDevice(Device made) {
        ControlDeviceInit init = made.driver().controlDeviceInit("D:P(A;;GA;;;SY)");
        init.assignName("\\Device\\Rule");
        control = init.create();
        control.evtCleanup(() -> ends.add("control device"));
        queue = control.defaultQueue(DispatchType.MANUAL, config -> config.powerManaged(true));
        control.finishInitializing();
    }

    @Rule("PA-2")
    @Test
    void aControlDeviceIsBelowTheDriverAndCanBeDeleted() {
        try (RuleStage stage = RuleStage.of(this::addControlDevice)) {
            assertThat(control.parent()).isSameAs(control.driver());
            control.delete();
            stage.realm.settle();
            assertThat(ends).containsExactly("control device");
        }
    }

    @Rule("QC-8")
    @Test
    void aQueueOfAControlDeviceIsNotHeldByPower() {
        try (RuleStage stage = RuleStage.of(this::addControlDevice)) {
            assertThat(queue.state().pnpHeld()).isFalse();
            stage.handle.close();
            stage.realm.disable(stage.instanceId);
            assertThat(queue.state().pnpHeld()).isFalse();
            stage.realm.enable(stage.instanceId);
        }
    }

    @Rule("PA-5")
    @Test
    void aPresentedRequestHasNoParentAndIsNotDeleted() {
        try (KeepingStage stage = new KeepingStage(DispatchType.PARALLEL, config -> {})) {
            RealmRequest read = stage.read();
            Request request = stage.kept.getFirst();
            assertThat(request.parent()).isNull();
            refusesToBeDeleted(stage.stage, request);
            assertThat(read.status()).isNotEqualTo(Status.SUCCESS);
        }
    }

    private void settingsOfFiles(DeviceInit init) {
        init.fileObjectConfig(config -> config.evtDeviceFileCreate(this::create));
    }

    private Disposition create(Device made, Request request, FileObject file) {
        files.add(file);
        return request.complete(Status.SUCCESS);
    }

    private void addManualQueue(Device made) {
        device = made;
        queue = made.defaultQueue(DispatchType.MANUAL, config -> {});
    }

    private RuleStage stageWithFiles() {
        return RuleStage.with(RuleDrivers.function(this::settingsOfFiles, this::addManualQueue));
    }

    @Rule("PA-7")
    @Test
    void aFileObjectIsBelowItsDeviceAndNotDeletedByTheDriver() {
        try (RuleStage stage = stageWithFiles()) {
            assertThat(files.getFirst().parent()).isSameAs(device);
            refusesToBeDeleted(stage, files.getFirst());
        }
    }

    @Rule("RT-5")
    @Test
    void theOldestRequestOfOneHandleIsRetrieved() {
        try (RuleStage stage = stageWithFiles();
                RealmHandle other = stage.realm.open(stage.instanceId)) {
            stage.handle.readLater(1);
            other.readLater(2);
            other.readLater(3);
            assertThat(lengthOfNext(files.get(1))).isEqualTo(2);
            assertThat(lengthOfNext(files.get(1))).isEqualTo(3);
            assertThat(queue.retrieveRequestByFileObject(files.get(1))).isNull();
            assertThat(lengthOfNext(files.get(0))).isEqualTo(1);
        }
    }

    private int lengthOfNext(FileObject file) {
        Request request = queue.retrieveRequestByFileObject(file);
        int length = request.outputLength();
        request.complete(Status.SUCCESS);
        return length;
    }
}
