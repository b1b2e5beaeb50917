package org.backplane.kmdf.internal.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backplane.wdm.PnpMinor.EJECT;
import static org.backplane.wdm.PnpMinor.REMOVE_DEVICE;
import static org.backplane.wdm.PnpMinor.SURPRISE_REMOVAL;

import org.backplane.ddi.ChildListIterator;
import org.backplane.ddi.Device;
import org.backplane.ddi.PnpState;
import org.backplane.ddi.RetrieveChildFlags;
import org.backplane.runtime.Level;
import org.backplane.wdm.DeviceObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Scans, iterations, static children and wishes for a new start race with enumeration, ejection and
 * the end of the bus, over many schedules.
 */
class BusRacesTest {

    private static final int SEEDS = 100;
    private static final List<String> NAMES = List.of("a", "b", "c", "d");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyPdoEndsOnceAndNoneIsLost(long block) {
        for (long seed = block * SEEDS; seed < (block + 1) * SEEDS; seed++) {
            try (BusBench bus = new BusBench(seed)) {
                new Storm(bus).run();
            }
        }
    }

    /** One schedule. The PnP manager is this task, as for a real bus it is one strand. */
    private static final class Storm {

        private final BusBench bus;
        private final List<Device> made = new ArrayList<>();
        private final List<Device> ended = new ArrayList<>();
        private final List<Device> loose = new ArrayList<>();

        /** What the PnP manager knows of. */
        private final Set<DeviceObject> known = new LinkedHashSet<>();

        private final Set<DeviceObject> started = new LinkedHashSet<>();

        Storm(BusBench bus) {
            this.bus = bus;
        }

        void run() {
            bus.after =
                    (_, child) -> {
                        takeAWhile();
                        child.evtDeviceEject(this::takeAWhile);
                        note(child);
                    };
            bus.start(config -> config.evtChildListScanForChildren(list -> list.scan(someNames())));
            for (int i = 0; i < 12; i++) {
                sometime(this::driverActs);
            }
            for (int i = 0; i < 6; i++) {
                enumerate();
                takeAWhile();
                ejectSome();
            }
            bus.bench.dispatcher.runToQuiescence(1_000_000);
            enumerate();
            checkPresent();
            sometime(() -> bus.list.scan(someNames()));
            removeBus();
            bus.bench.dispatcher.runToQuiescence(1_000_000);
            loose.forEach(Device::delete);

            assertThat(ended)
                    .as("seed %d", bus.bench.dispatcher.seed())
                    .containsExactlyInAnyOrderElementsOf(made);
            assertThat(made).allMatch(child -> child.wdmDeviceObject().isDeleted());
        }

        private void note(Device child) {
            made.add(child);
            child.evtDestroy(() -> ended.add(child));
        }

        private void driverActs() {
            String name = NAMES.get(random(NAMES.size()));
            switch (random(7)) {
                case 0 -> bus.list.present(name, "address");
                case 1 -> bus.list.missing(name);
                case 2 -> bus.list.scan(someNames());
                case 3 -> walk();
                case 4 -> addStatic(name);
                case 5 -> reenumerate(name);
                default -> {
                    bus.list.beginScan();
                    takeAWhile();
                    bus.list.present(name);
                    takeAWhile();
                    bus.list.endScan();
                }
            }
        }

        private void walk() {
            try (ChildListIterator children = bus.list.beginIteration(RetrieveChildFlags.ADDED)) {
                while (children.retrieveNextDevice()) {
                    takeAWhile();
                    if (random(2) == 0) {
                        bus.list.missing(children.identificationDescription());
                    }
                }
            }
        }

        private void addStatic(String name) {
            Device child =
                    bus.bus
                            .pdoInitAllocate()
                            .hardwareId("TEST\\STATIC")
                            .instanceId(name + made.size())
                            .create();
            note(child);
            if (random(4) == 0) {
                loose.add(child);
                return;
            }
            bus.bus.addStaticChild(child);
            if (random(2) == 0) {
                sometime(child::markMissing);
            }
        }

        private void reenumerate(String name) {
            Device child = bus.list.retrievePdo(name);
            if (child != null) {
                BusBench.pnp(child).link().reenumerate();
            }
        }

        private void enumerate() {
            List<DeviceObject> present = bus.relations();
            for (DeviceObject child : List.copyOf(known)) {
                if (!present.contains(child)) {
                    known.remove(child);
                    if (started.remove(child)) {
                        bus.bench.send(child, SURPRISE_REMOVAL);
                    }
                    bus.bench.send(child, REMOVE_DEVICE);
                }
            }
            for (DeviceObject child : present) {
                if (known.add(child) || (!started.contains(child) && random(2) == 0)) {
                    bus.bench.start(child);
                    started.add(child);
                }
            }
        }

        private void ejectSome() {
            for (DeviceObject child : List.copyOf(started)) {
                if (random(4) == 0) {
                    started.remove(child);
                    bus.bench.send(child, REMOVE_DEVICE);
                    if (!child.isDeleted()) {
                        bus.bench.send(child, EJECT);
                        enumerate();
                    } else {
                        known.remove(child);
                    }
                }
            }
        }

        /** Whoever is in the list is in D0, and nobody is in transition. */
        private void checkPresent() {
            for (DeviceObject child : known) {
                if (started.contains(child)) {
                    assertThat(Bench.stateOf((FxDevice) child.extension()))
                            .as("seed %d", bus.bench.dispatcher.seed())
                            .isEqualTo(PnpState.STARTED);
                }
            }
        }

        private void removeBus() {
            for (DeviceObject child : known) {
                bus.bench.send(child, started.contains(child) ? SURPRISE_REMOVAL : REMOVE_DEVICE);
            }
            bus.bench.send(bus.pdo, SURPRISE_REMOVAL);
            for (DeviceObject child : known) {
                if (!child.isDeleted()) {
                    bus.bench.send(child, REMOVE_DEVICE);
                }
            }
            bus.bench.send(bus.pdo, REMOVE_DEVICE);
        }

        private List<String> someNames() {
            return NAMES.stream().filter(_ -> random(2) == 0).toList();
        }

        private int random(int bound) {
            return bus.bench.dispatcher.random(bound);
        }

        private void takeAWhile() {
            bus.bench.dispatcher.event("some work").await(random(1_000));
        }

        private void sometime(Runnable body) {
            bus.bench.dispatcher.timer(Level.PASSIVE, "hardware", body).start(random(8_000));
        }
    }
}
