package org.backplane.pnp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.DeviceStatus;
import org.backplane.pnp.DriverCandidate;
import org.backplane.pnp.DriverCatalog;
import org.backplane.pnp.DriverLoad;
import org.backplane.pnp.PnpInstance;
import org.backplane.pnp.PnpManagers;
import org.backplane.pnp.ProblemCode;
import org.backplane.pnp.StackRole;
import org.backplane.runtime.Event;
import org.backplane.runtime.ThreadedDispatcher;
import org.backplane.wdm.Kernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The same manager on real threads. */
class ThreadedTest {

    private static final int DEVICES = 40;

    @Test
    @Timeout(60)
    void aDriverThatHangsHoldsUpNoOtherDevice() {
        try (ThreadedDispatcher dispatcher = new ThreadedDispatcher()) {
            Kernel kernel = new Kernel(dispatcher);
            List<String> log = Collections.synchronizedList(new ArrayList<>());
            FakeBus bus = new FakeBus(kernel, "bus", log);
            Event gate = dispatcher.event("gate");
            CountingCatalog catalog = new CountingCatalog();
            catalog.add("bus", "HTREE\\ROOT", bus);
            for (int i = 0; i < DEVICES; i++) {
                FakeDriver driver = new FakeDriver(kernel, "driver" + i, log);
                driver.addWaits = i == 0 ? gate : null;
                catalog.add("driver" + i, "TEST\\D" + i, driver);
                bus.insert(Rig.ROOT, "TEST\\D" + i, "0");
            }
            PnpInstance pnp =
                    PnpManagers.start(kernel, catalog, TimeUnit.MILLISECONDS.toNanos(500));
            assertThat(pnp.awaitSettled(TimeUnit.SECONDS.toNanos(30))).isTrue();

            assertThat(pnp.devices()).hasSize(DEVICES + 1);
            assertThat(pnp.devices())
                    .filteredOn(node -> node.status() != DeviceStatus.STARTED)
                    .extracting(DeviceNode::instanceId, node -> node.problem().code())
                    .containsExactly(tuple("TEST\\D0\\0", ProblemCode.FAILED_ADD));
            pnp.shutDown();
            assertThat(catalog.uses).containsOnlyKeys("driver0-1.0.0");

            gate.set();
            catalog.lastReleased(dispatcher, "driver0-1.0.0").await();
            assertThat(catalog.uses).isEmpty();
        }
    }

    /** A catalogue that many threads use at once. */
    private static final class CountingCatalog implements DriverCatalog {
        final ConcurrentHashMap<String, Integer> uses = new ConcurrentHashMap<>();
        private final ConcurrentHashMap<String, FakeDriver> drivers = new ConcurrentHashMap<>();
        private final List<DriverCandidate> candidates = new ArrayList<>();
        private final ConcurrentHashMap<String, Event> waits = new ConcurrentHashMap<>();

        void add(String name, String id, FakeDriver driver) {
            candidates.add(Rig.candidate(name, StackRole.FUNCTION, id));
            drivers.put(name + "-1.0.0", driver);
        }

        @Override
        public List<DriverCandidate> candidates(
                List<String> hardwareIds, List<String> compatibleIds) {
            return candidates.stream()
                    .filter(c -> hardwareIds.contains(c.hardwareIds().getFirst()))
                    .toList();
        }

        @Override
        public DriverLoad load(DriverCandidate candidate, String instanceId) {
            uses.merge(candidate.packageId(), 1, Integer::sum);
            return new DriverLoad.Loaded(drivers.get(candidate.packageId()).object);
        }

        @Override
        public void release(DriverCandidate candidate) {
            uses.computeIfPresent(
                    candidate.packageId(), (id, count) -> count == 1 ? null : count - 1);
            Event wait = waits.get(candidate.packageId());
            if (wait != null) {
                wait.set();
            }
        }

        /** Signalled when the package is not used any more. */
        Event lastReleased(ThreadedDispatcher dispatcher, String packageId) {
            Event event = dispatcher.event("release of " + packageId);
            waits.put(packageId, event);
            if (!uses.containsKey(packageId)) {
                event.set();
            }
            return event;
        }
    }
}
