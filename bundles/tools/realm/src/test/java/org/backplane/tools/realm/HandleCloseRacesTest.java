package org.backplane.tools.realm;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.Driver;
import org.backplane.ddi.FileObject;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.InterfaceClass;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.Request;
import org.backplane.ddi.RequestType;
import org.backplane.ddi.SpinLock;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Closing of a handle against completion, cancellation, another closing and removal. */
class HandleCloseRacesTest {

    private static final String ID = "TEST\\RACE";
    private static final int SEEDS = 400;

    /** Holds writes, cancelable, and keeps reads in a queue; notes what its handles go through. */
    @HardwareIds(ID)
    private static final class HoldingDriver implements Driver {

        private final Map<FileObject, List<String>> files = new HashMap<>();
        private final List<Request> held = new ArrayList<>();
        private IoQueue reads;

        /** Guards {@link #held}. */
        private SpinLock lock;

        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            Device device =
                    init.fileObjectConfig(files ->
                                    files.evtDeviceFileCreate(
                                                    (_, request, file) -> {
                                                        note(file, "create");
                                                        return request.complete(Status.SUCCESS);
                                                    })
                                            .evtFileCleanup(file -> note(file, "cleanup"))
                                            .evtFileClose(file -> note(file, "close")))
                            .create()
                            .createInterface(
                                    InterfaceClass.of("7c1f3d5e-2222-4a55-8a0e-7d1b8a0c6d21"));
            lock = device.createSpinLock("held");
            reads = device.createQueue(DispatchType.MANUAL, queue -> {});
            device.configureRequestDispatching(reads, RequestType.READ);
            device.defaultQueue(
                    DispatchType.PARALLEL, queue -> queue.evtIoWrite((write, _) -> hold(write)));
            return device;
        }

        private void note(FileObject file, String what) {
            files.computeIfAbsent(file, key -> new ArrayList<>()).add(what);
        }

        private Disposition hold(Request write) {
            held.add(write);
            return write.markCancelable(cancelled -> {
                lock.acquire();
                held.remove(cancelled);
                lock.release();
                cancelled.complete(Status.CANCELLED);
            });
        }

        /** Completes one of each, if there is one. */
        private void complete() {
            Request read = nextRead();
            if (read != null) {
                read.complete(Status.SUCCESS);
            }
            // One that is in the list has not been completed by its cancel callback yet.
            lock.acquire();
            Request write = held.isEmpty() ? null : held.removeFirst();
            boolean mine = write != null && write.unmarkCancelable();
            lock.release();
            if (mine) {
                write.complete(Status.SUCCESS);
            }
        }

        private Request nextRead() {
            try {
                return reads.retrieveNextRequest();
            } catch (StatusException paused) {
                return null;
            }
        }
    }

    @Test
    void everyRequestEndsOnceAndEveryHandleGoesThroughItsLife() {
        DriverRealm.explore(HandleCloseRacesTest::race).seed(1).randomly(SEEDS);
    }

    @Test
    void alsoWhenTasksArePreempted() {
        DriverRealm.explore(HandleCloseRacesTest::race).preemptive().seed(1).randomly(SEEDS);
    }

    private static void race(DriverRealm realm) {
        HoldingDriver driver = new HoldingDriver();
        realm.install(driver);
        String device = realm.plug(ID);
        RealmHandle closing = realm.open(device);
        RealmHandle other = realm.open(device);
        List<RealmRequest> requests = new ArrayList<>();
        for (RealmHandle handle : List.of(closing, other)) {
            requests.add(handle.readLater(4));
            requests.add(handle.writeLater("x"));
        }
        Duration soon = Duration.ofSeconds(1);
        realm.after(soon, closing::close);
        realm.after(soon, closing::close);
        realm.after(soon, driver::complete);
        realm.after(soon, () -> requests.get(0).cancel());
        realm.after(soon, () -> requests.get(1).cancel());
        realm.after(soon, () -> realm.unplugLater(device));
        realm.advance(soon);
        realm.settle();

        assertThat(requests).allMatch(request -> request.status() != Status.PENDING);
        assertThat(driver.files.values())
                .hasSize(2)
                .allSatisfy(life -> assertThat(life).containsExactly("create", "cleanup", "close"));
        assertThat(driver.held).isEmpty();
        realm.assertQuiescent();
    }

    @Test
    void closingOneHandleLeavesTheRequestsOfTheOtherUnderAnyOrder() {
        DriverRealm.explore(
                        realm -> {
                            HoldingDriver driver = new HoldingDriver();
                            realm.install(driver);
                            String device = realm.plug(ID);
                            RealmHandle closing = realm.open(device);
                            Duration soon = Duration.ofSeconds(1);
                            List<RealmRequest> kept = new ArrayList<>();
                            try (RealmHandle other = realm.open(device)) {
                                realm.after(soon, closing::close);
                                realm.after(
                                        soon,
                                        () -> {
                                            kept.add(other.readLater(4));
                                            kept.add(other.writeLater("x"));
                                        });
                                closing.readLater(4);
                                closing.writeLater("x");
                                realm.advance(soon);
                                realm.settle();

                                assertThat(kept)
                                        .hasSize(2)
                                        .allMatch(request -> request.status() == Status.PENDING);
                                driver.complete();
                                kept.forEach(request ->
                                        assertThat(request.await()).isEqualTo(Status.SUCCESS));
                            }
                            realm.assertQuiescent();
                        })
                .preemptive()
                .seed(1)
                .randomly(SEEDS);
    }
}
