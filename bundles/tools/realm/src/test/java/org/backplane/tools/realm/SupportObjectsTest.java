package org.backplane.tools.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Driver;
import org.backplane.ddi.ExecutionLevel;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.InterfaceClass;
import org.backplane.ddi.SpinLock;
import org.backplane.ddi.SynchronizationScope;
import org.backplane.ddi.Timer;
import org.backplane.ddi.WorkItem;
import org.backplane.status.Status;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Work items, timers and locks of drivers, under many schedules. */
class SupportObjectsTest {

    private static final InterfaceClass INTERFACE =
            InterfaceClass.of("7c1cc9a5-5d5b-4f0e-9a3e-5a4b9c3a8d11");
    private static final String WORKER = "TEST\\WORKER";
    private static final String PAIR = "TEST\\PAIR";
    private static final String BELL = "TEST\\BELL";

    private static void underManySchedules(Consumer<DriverRealm> test) {
        DriverRealm.forSeeds(100, test);
        DriverRealm.explore(test).preemptive().seed(1).randomly(150);
        DriverRealm.explore(test).preemptive().seed(1).byPriorities(150, 4);
    }

    @Test
    void noWorkItemRunsAfterTheEndOfItsDevice() {
        underManySchedules(realm -> {
            WorkerDriver driver = new WorkerDriver();
            String device = realm.install(driver).plug(WORKER);
            RealmHandle worker = realm.open(device);
            realm.after(Duration.ZERO, () -> worker.writeLater("one"));
            realm.after(Duration.ZERO, () -> worker.writeLater("two"));
            realm.after(Duration.ZERO, () -> realm.unplugLater(device));
            realm.settle();
            worker.close();
            realm.assertQuiescent();
            assertThat(driver.wrong).isEmpty();
        });
    }

    @Test
    void spinLocksInConflictingOrdersAreFoundWithTheirNames() {
        assertThatThrownBy(() ->
                        DriverRealm.explore(
                                        realm -> {
                                            RealmHandle pair =
                                                    realm.install(new PairDriver())
                                                            .open(realm.plug(PAIR));
                                            realm.after(Duration.ZERO, () -> pair.writeLater("x"));
                                            realm.after(Duration.ZERO, () -> pair.readLater(1));
                                            realm.settle();
                                            pair.close();
                                            realm.assertQuiescent();
                                        })
                                .preemptive()
                                .seed(1)
                                .randomly(1000))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Locks are taken in conflicting orders")
                .hasMessageContaining("holds lock spin lock left of " + PairDriver.class.getName())
                .hasMessageContaining(
                        "holds lock spin lock right of " + PairDriver.class.getName());
    }

    @Test
    void aTimerThatIsDeletedDoesNotFireAfterItsCleanup() {
        underManySchedules(realm -> {
            BellDriver driver = new BellDriver();
            String device = realm.install(driver).plug(BELL);
            try (RealmHandle bell = realm.open(device)) {
                bell.write("ring every millisecond");
                realm.after(Duration.ofMillis(2), () -> bell.readLater(1));
                realm.advance(Duration.ofMillis(5));
            }
            realm.assertQuiescent();
            assertThat(driver.wrong).isEmpty();
        });
    }

    @Test
    void aTimerThatIsDeletedWhileItsDeviceGoesEndsOnce() {
        underManySchedules(realm -> {
            BellDriver driver = new BellDriver();
            String device = realm.install(driver).plug(BELL);
            RealmHandle bell = realm.open(device);
            bell.write("ring every millisecond");
            realm.after(Duration.ofMillis(2), () -> bell.readLater(1));
            realm.after(Duration.ofMillis(2), () -> realm.unplugLater(device));
            realm.advance(Duration.ofMillis(5));
            realm.settle();
            bell.close();
            realm.assertQuiescent();
            assertThat(driver.wrong).isEmpty();
        });
    }

    /** Leaves every write to a work item, which takes its turn among the other callbacks. */
    @HardwareIds(WORKER)
    private static final class WorkerDriver implements Driver {

        private final List<String> wrong = new ArrayList<>();

        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            Device device =
                    init.synchronizationScope(SynchronizationScope.DEVICE)
                            .executionLevel(ExecutionLevel.PASSIVE)
                            .create()
                            .createInterface(INTERFACE);
            boolean[] over = new boolean[1];
            WorkItem[] free = new WorkItem[1];
            WorkItem serialised =
                    device.createWorkItem(() -> {
                        require(!over[0], "the serialised work item runs too late");
                        free[0].enqueue();
                    });
            free[0] =
                    device.createWorkItem(
                            () -> require(!over[0], "the free work item runs too late"), false);
            device.defaultQueue(
                    DispatchType.PARALLEL,
                    queue ->
                            queue.evtIoWrite((request, length) -> {
                                serialised.enqueue();
                                return request.complete(Status.SUCCESS, length);
                            }));
            device.evtCleanup(() -> over[0] = true);
            return device;
        }

        private void require(boolean condition, String otherwise) {
            if (!condition) {
                wrong.add(otherwise);
            }
        }
    }

    /** Takes two locks in one order for reads and in the other for writes. */
    @HardwareIds(PAIR)
    private static final class PairDriver implements Driver {

        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            Device device = init.create().createInterface(INTERFACE);
            SpinLock left = device.createSpinLock("left");
            SpinLock right = device.createSpinLock("right");
            device.defaultQueue(
                    DispatchType.PARALLEL,
                    queue ->
                            queue.evtIoRead(
                                            (request, length) -> {
                                                inBoth(left, right);
                                                return request.complete(Status.SUCCESS);
                                            })
                                    .evtIoWrite((request, length) -> {
                                        inBoth(right, left);
                                        return request.complete(Status.SUCCESS);
                                    }));
            return device;
        }

        private static void inBoth(SpinLock outer, SpinLock inner) {
            outer.acquire();
            try {
                inner.acquire();
                inner.release();
            } finally {
                outer.release();
            }
        }
    }

    /** A write starts a timer, a read deletes it. */
    @HardwareIds(BELL)
    private static final class BellDriver implements Driver {

        private final List<String> wrong = new ArrayList<>();

        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            Device device = init.create().createInterface(INTERFACE);
            int[] ends = new int[2];
            Timer bell =
                    device.createTimer(() -> require(ends[0] == 0, "it fires after its cleanup"));
            bell.evtCleanup(() -> require(++ends[0] == 1, "it is cleaned up twice"));
            bell.evtDestroy(() -> require(++ends[1] == ends[0], "it is destroyed too early"));
            device.evtCleanup(() -> require(ends[0] == 1, "its cleanup comes after its device's"));
            device.defaultQueue(
                    DispatchType.PARALLEL,
                    queue ->
                            queue.evtIoWrite(
                                            (request, length) -> {
                                                bell.startPeriodic(Duration.ofMillis(1));
                                                return request.complete(Status.SUCCESS, length);
                                            })
                                    .evtIoRead((request, length) -> {
                                        bell.delete();
                                        return request.complete(Status.SUCCESS);
                                    }));
            return device;
        }

        private void require(boolean condition, String otherwise) {
            if (!condition) {
                wrong.add(otherwise);
            }
        }
    }
}
