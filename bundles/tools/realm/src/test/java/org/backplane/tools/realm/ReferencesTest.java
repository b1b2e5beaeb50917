package org.backplane.tools.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.Driver;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.InterfaceClass;
import org.backplane.ddi.Request;
import org.backplane.ddi.WorkItem;
import org.backplane.status.Status;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** References that drivers hold over the end of an object. */
class ReferencesTest {

    private static final InterfaceClass INTERFACE =
            InterfaceClass.of("5b0a3f1e-94d1-4b0a-8a37-0d3f7c6c2e55");
    private static final String KEEPER = "TEST\\KEEPER";
    private static final String AUDITOR = "TEST\\AUDITOR";

    private static void underManySchedules(Consumer<DriverRealm> test) {
        DriverRealm.forSeeds(100, test);
        DriverRealm.explore(test).preemptive().seed(1).randomly(150);
        DriverRealm.explore(test).preemptive().seed(1).byPriorities(150, 4);
    }

    @Test
    void aRequestReferenceThatIsLeakedOnAnErrorPathIsReported() {
        DriverRealm realm = DriverRealm.seeded(1).install(new KeeperDriver());
        try (RealmHandle keeper = realm.open(realm.plug(KEEPER))) {
            assertThat(keeper.readLater(4).await()).isEqualTo(Status.SUCCESS);
        }
        realm.assertQuiescent();
        try (RealmHandle keeper = realm.open("TEST\\KEEPER\\0000")) {
            assertThat(keeper.readLater(0x100).await()).isEqualTo(Status.INVALID_PARAMETER);
        }
        String leak =
                "READ request of default queue (parallel) of "
                        + KeeperDriver.class.getName()
                        + " on TEST\\KEEPER\\0000 has ended but is kept: it is referenced as"
                        + " \"audit\" only";
        assertThatThrownBy(realm::assertQuiescent)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(leak);
        assertThatThrownBy(realm::close)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(leak);
    }

    @Test
    void aDeviceThatADriverStillReferencesIsReportedOnceItIsRemoved() {
        KeeperDriver driver = new KeeperDriver();
        try (DriverRealm realm = DriverRealm.seeded(1).install(driver)) {
            String id = realm.plug(KEEPER);
            driver.device.reference("registry of the driver");
            realm.assertQuiescent();
            realm.unplug(id);
            assertThatThrownBy(realm::assertQuiescent)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(
                            "device TEST\\KEEPER\\0000 of "
                                    + KeeperDriver.class.getName()
                                    + " has ended but is kept: it is referenced as \"registry of"
                                    + " the driver\" only");

            driver.device.dereference("registry of the driver");
            realm.assertQuiescent();
        }
    }

    @Test
    void aRequestThatIsReferencedOverItsCompletionIsUsedForNoOther() {
        underManySchedules(realm -> {
            AuditorDriver driver = new AuditorDriver();
            String device = realm.install(driver).plug(AUDITOR);
            RealmHandle auditor = realm.open(device);
            for (int i = 0; i < 12; i++) {
                realm.after(Duration.ZERO, () -> auditor.readLater(1));
            }
            realm.after(Duration.ZERO, () -> realm.unplugLater(device));
            realm.settle();
            auditor.close();
            realm.assertQuiescent();
            assertThat(driver.wrong).isEmpty();
            assertThat(driver.destroyed).isEqualTo(driver.audited);
        });
    }

    /** Gives its reference back, but for reads that it refuses. */
    @HardwareIds(KEEPER)
    private static final class KeeperDriver implements Driver {

        private Device device;

        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            device = init.create().createInterface(INTERFACE);
            device.defaultQueue(
                    DispatchType.PARALLEL, queue -> queue.evtIoRead(KeeperDriver::evtIoRead));
            return device;
        }

        private static Disposition evtIoRead(Request request, int length) {
            request.reference("audit");
            if (length > 0xFF) {
                return request.complete(Status.INVALID_PARAMETER);
            }
            Disposition disposition = request.complete(Status.SUCCESS);
            request.dereference("audit");
            return disposition;
        }
    }

    /** Completes reads at once and looks after them in a work item, as a rule later. */
    @HardwareIds(AUDITOR)
    private static final class AuditorDriver implements Driver {

        private final List<String> wrong = new ArrayList<>();
        private final Set<Request> kept = ConcurrentHashMap.newKeySet();
        private final Deque<Request> due = new ArrayDeque<>();
        private int audited;
        private int destroyed;

        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            Device device = init.create().createInterface(INTERFACE);
            WorkItem audit = device.createWorkItem(this::audit);
            device.defaultQueue(
                    DispatchType.PARALLEL,
                    queue ->
                            queue.evtIoRead((request, length) -> {
                                if (!kept.add(request)) {
                                    wrong.add("a request is used anew while it is referenced");
                                }
                                request.reference("audit");
                                request.evtDestroy(() -> destroyed++);
                                due.add(request);
                                // Not later: with the last request the device may go.
                                audit.enqueue();
                                return request.complete(Status.SUCCESS);
                            }));
            return device;
        }

        private void audit() {
            for (Request request = due.poll(); request != null; request = due.poll()) {
                audited++;
                kept.remove(request);
                request.dereference("audit");
            }
        }
    }
}
