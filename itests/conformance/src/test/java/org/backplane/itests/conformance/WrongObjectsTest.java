package org.backplane.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.backplane.ddi.Device;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.FrameworkObject;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.Request;
import org.backplane.ddi.RequestType;
import org.backplane.kmdf.WdfViolation;
import org.backplane.kmdf.WdfViolation.Code;
import org.backplane.status.Status;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmRequest;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** What a call is answered with that is handed an object that is not for it. */
class WrongObjectsTest {

    private FrameworkObject object;

    private void isNotLocked(
            Function<Device, FrameworkObject> making, Consumer<FrameworkObject> wrong) {
        try (RuleStage stage = RuleStage.of(device -> object = making.apply(device))) {
            stage.expectViolation();
            WdfViolation violation =
                    catchThrowableOfType(WdfViolation.class, () -> wrong.accept(object));
            assertThat(violation.code()).isEqualTo(Code.INVALID_LOCK_OPERATION);
            assertThat(violation.parameters()).endsWith(0);
        }
    }

    @Rule({"VI-9", "SY-11"})
    @Test
    void lockingAnObjectThatHasNoLockIsAViolation() {
        isNotLocked(device -> device.createObject("table"), FrameworkObject::acquireLock);
        isNotLocked(device -> device.createTimer(() -> {}), FrameworkObject::acquireLock);
        isNotLocked(Device::driver, FrameworkObject::acquireLock);
    }

    @Rule("VI-9")
    @Test
    void unlockingAnObjectThatHasNoLockIsAViolation() {
        isNotLocked(device -> device.createMemory(1), FrameworkObject::releaseLock);
    }

    private final List<Device> devices = new ArrayList<>();
    private final List<IoQueue> queues = new ArrayList<>();

    private void add(Device device) {
        devices.add(device);
        queues.add(device.defaultQueue(DispatchType.MANUAL, config -> {}));
        if (devices.size() == 2) {
            assertThat(
                            RuleDrivers.statusOf(() ->
                                    device.configureRequestDispatching(
                                            queues.getFirst(), RequestType.WRITE)))
                    .isEqualTo(Status.INVALID_DEVICE_REQUEST);
        }
    }

    @Rule("VI-12")
    @Test
    void anObjectOfAnotherDeviceIsAnsweredWithAStatusAndNeverUsed() {
        try (DriverRealm realm = DriverRealm.seeded(1).install(RuleDrivers.function(this::add))) {
            realm.plug(RuleDrivers.DEVICE);
            try (RealmHandle handle = realm.open(realm.plug(RuleDrivers.DEVICE))) {
                RealmRequest read = handle.readLater(1);
                RealmRequest write = handle.writeLater("for the default queue");
                Request request = queues.getLast().retrieveNextRequest();
                assertThat(RuleDrivers.statusOf(() -> request.forwardTo(queues.getFirst())))
                        .isEqualTo(Status.INVALID_DEVICE_REQUEST);
                assertThat(queues.getFirst().state().isIdle()).isTrue();
                request.complete(Status.SUCCESS);
                queues.getLast().retrieveNextRequest().complete(Status.SUCCESS);
                assertThat(read.await()).isEqualTo(Status.SUCCESS);
                assertThat(write.await()).isEqualTo(Status.SUCCESS);
            }
            assertThat(devices).hasSize(2);
            realm.assertQuiescent();
        }
    }
}
