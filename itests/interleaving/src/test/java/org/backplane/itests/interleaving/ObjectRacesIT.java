package org.backplane.itests.interleaving;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Driver;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.InterfaceClass;
import org.backplane.ddi.Request;
import org.backplane.ddi.Timer;
import org.backplane.ddi.WorkItem;
import org.backplane.status.Status;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmTest;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Objects that are used, deleted and referenced while their device goes. */
class ObjectRacesIT {

    private static final int SEEDS = Integer.getInteger(RealmTest.SEEDS_PARAMETER, 300);

    @Test
    void everyObjectEndsOnceAndBeforeItsDevice() {
        DriverRealm.explore(ObjectRacesIT::unplugUnderLoad).interleaved().randomly(SEEDS);
        DriverRealm.explore(ObjectRacesIT::unplugUnderLoad).interleaved().byPriorities(SEEDS, 3);
    }

    private static void unplugUnderLoad(DriverRealm realm) {
        BusyDriver driver = new BusyDriver();
        String device = realm.install(driver).plug("TEST\\BUSY");
        RealmHandle busy = realm.open(device);
        for (int i = 0; i < 3; i++) {
            realm.after(Duration.ofMillis(1), () -> busy.readLater(1));
        }
        realm.after(Duration.ofMillis(1), () -> busy.writeLater("delete the timer"));
        realm.after(Duration.ofMillis(1), () -> realm.unplugLater(device));
        realm.advance(Duration.ofMillis(2));
        realm.settle();
        busy.close();
        realm.assertQuiescent();
        assertThat(driver.timersEnded).hasValue(1);
        assertThat(driver.devicesEnded).hasValue(1);
        assertThat(driver.lateRuns).hasValue(0);
    }

    /** Looks after each read in a work item, has a timer, and deletes that on a write. */
    @HardwareIds("TEST\\BUSY")
    private static final class BusyDriver implements Driver {

        private static final InterfaceClass INTERFACE =
                InterfaceClass.of("0d4c8f7e-50c4-4c0b-9d3c-6a1c1f0c9b1e");

        private final AtomicInteger timersEnded = new AtomicInteger();
        private final AtomicInteger devicesEnded = new AtomicInteger();
        private final AtomicInteger lateRuns = new AtomicInteger();
        private final Queue<Request> due = new ConcurrentLinkedQueue<>();

        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            Device device = init.create().createInterface(INTERFACE);
            WorkItem audit = device.createWorkItem(this::audit);
            Timer timer = device.createTimer(() -> noteRun(timersEnded));
            timer.evtCleanup(timersEnded::incrementAndGet);
            device.evtCleanup(devicesEnded::incrementAndGet);
            timer.startPeriodic(Duration.ofMillis(1));
            device.defaultQueue(
                    DispatchType.PARALLEL,
                    queue ->
                            queue.evtIoRead(
                                            (request, length) -> {
                                                request.reference("audit");
                                                due.add(request);
                                                audit.enqueue();
                                                return request.complete(Status.SUCCESS);
                                            })
                                    .evtIoWrite((request, length) -> {
                                        timer.delete();
                                        return request.complete(Status.SUCCESS);
                                    }));
            return device;
        }

        private void audit() {
            noteRun(devicesEnded);
            for (Request request = due.poll(); request != null; request = due.poll()) {
                request.dereference("audit");
            }
        }

        private void noteRun(AtomicInteger ends) {
            lateRuns.addAndGet(ends.get());
        }
    }
}
