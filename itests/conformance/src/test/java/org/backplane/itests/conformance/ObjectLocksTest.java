package org.backplane.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.Device;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.ExecutionLevel;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.SynchronizationScope;
import org.backplane.ddi.WorkItem;
import org.backplane.status.Status;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmTest;

/** A device's or queue's lock, taken by its driver while its callbacks come. */
class ObjectLocksTest {

    private static final int ROUNDS = 3;

    private int inside;

    @Rule("SY-11")
    @RealmTest(seeds = 200, preemptive = true)
    void whoHasTheLockOfASerialisedQueueKeepsItsCallbacksOut(DriverRealm realm) {
        keepsOut(realm, SynchronizationScope.QUEUE, ExecutionLevel.DISPATCH);
    }

    @RealmTest(seeds = 200, preemptive = true)
    void whoHasTheLockOfAQueueAtPassiveLevelKeepsItsCallbacksOut(DriverRealm realm) {
        keepsOut(realm, SynchronizationScope.QUEUE, ExecutionLevel.PASSIVE);
    }

    @RealmTest(seeds = 200, preemptive = true)
    void whoHasTheLockOfASerialisedDeviceKeepsTheCallbacksOfItsQueueOut(DriverRealm realm) {
        keepsOut(realm, SynchronizationScope.DEVICE, ExecutionLevel.DISPATCH);
    }

    private void keepsOut(DriverRealm realm, SynchronizationScope scope, ExecutionLevel level) {
        inside = 0;
        WorkItem[] items = new WorkItem[2];
        realm.install(
                RuleDrivers.functionOf(init -> {
                    Device device =
                            init.synchronizationScope(scope)
                                    .executionLevel(level)
                                    .create()
                                    .createInterface(RuleDrivers.RULE);
                    IoQueue queue =
                            device.defaultQueue(
                                    DispatchType.PARALLEL,
                                    config ->
                                            config.evtIoRead((request, length) -> {
                                                enterAndLeave(device);
                                                return request.complete(Status.SUCCESS);
                                            }));
                    for (int i = 0; i < items.length; i++) {
                        items[i] = device.createWorkItem(() -> underLock(queue, device), false);
                    }
                    return device;
                }));
        String id = realm.plug(RuleDrivers.DEVICE);
        try (RealmHandle handle = realm.open(id)) {
            for (int i = 0; i < ROUNDS; i++) {
                for (WorkItem item : items) {
                    item.enqueue();
                }
                handle.readLater(1);
            }
            realm.settle();
        }
        realm.assertQuiescent();
    }

    private void underLock(IoQueue queue, Device device) {
        queue.acquireLock();
        try {
            enterAndLeave(device);
        } finally {
            queue.releaseLock();
        }
    }

    private void enterAndLeave(Device device) {
        assertThat(inside).isZero();
        inside++;
        // A place to be interrupted at.
        device.createSpinLock("place").delete();
        inside--;
    }
}
