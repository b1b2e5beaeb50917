package org.backplane.pnp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.pnp.DeviceStatus;
import org.backplane.pnp.StackRole;
import org.backplane.status.StatusException;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything at once, in orders that the seed decides. */
class StormTest {

    private static final int SEEDS = 1000;
    private static final int ACTIONS = 20;
    private static final String INNER = "TEST\\BUS\\0";

    @Test
    void afterAnyStormTheTreeIsRightAndTheBooksBalance() {
        for (long seed = 0; seed < SEEDS; seed++) {
            try (Rig rig = new Rig(seed)) {
                new Storm(rig).run();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private static final class Storm {
        private final Rig rig;
        private final FakeDriver echo;
        private final FakeDriver filter;
        private final Map<String, FakeBus.Child> plugged = new TreeMap<>();

        Storm(Rig rig) {
            this.rig = rig;
            echo = rig.function("echo", "TEST\\ECHO");
            filter = rig.filter("filter", StackRole.UPPER_FILTER, "TEST\\ECHO");
        }

        void run() {
            plugged.put(INNER, rig.plug("TEST\\BUS"));
            for (int i = 0; i < ACTIONS; i++) {
                Yield.before(rig.dispatcher, "storm", this::act);
            }
            rig.settle();
            rig.dispatcher.runUntilIdle();
            calm();
            checkTree();
        }

        private void act() {
            String instance = String.valueOf(rig.dispatcher.random(3));
            String bus = rig.dispatcher.random(2) == 0 ? Rig.ROOT : INNER;
            String path = "TEST\\ECHO\\" + (bus.equals(INNER) ? "I" : "R") + instance;
            switch (rig.dispatcher.random(9)) {
                case 0, 1 -> {
                    if (!plugged.containsKey(path)) {
                        plugged.put(path, rig.plug(bus, "TEST\\ECHO", path.substring(10)));
                    }
                }
                case 2 -> {
                    FakeBus.Child child = plugged.remove(path);
                    if (child != null) {
                        rig.pull(bus, child);
                    }
                }
                case 3 -> order(() -> rig.pnp.restart(path));
                case 4 -> order(() -> rig.pnp.disable(INNER));
                case 5 -> order(() -> rig.pnp.enable(INNER));
                case 6 -> {
                    rig.catalog.remove("filter-1.0.0");
                    rig.pnp.driverRemoved("filter-1.0.0");
                }
                case 7 -> {
                    rig.install(filter, StackRole.UPPER_FILTER, "TEST\\ECHO");
                    rig.pnp.driversChanged(List.of("TEST\\ECHO", "filter-1.0.0"));
                }
                default -> rig.pnp.rescan();
            }
        }

        private static void order(Runnable command) {
            try {
                command.run();
            } catch (StatusException e) {
                // The device is not there at the moment.
                assertThat(e).hasMessageMatching(".*(There is no device|not connected).*");
            }
        }

        /** What the user does afterwards; the last change of drivers was told before. */
        private void calm() {
            rig.pnp.enable(INNER);
            rig.pnp.driversChanged(List.of("TEST\\ECHO"));
            rig.settle();
        }

        private void checkTree() {
            List<String> expected = new ArrayList<>(plugged.keySet());
            expected.add(Rig.ROOT);
            assertThat(rig.pnp.devices())
                    .allMatch(node -> node.status() == DeviceStatus.STARTED)
                    .extracting(node -> node.instanceId())
                    .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(rig.catalog.uses.getOrDefault("echo-1.0.0", 0))
                    .isEqualTo(plugged.size() - 1);
            plugged.forEach((path, child) ->
                    assertThat(child.pdo.fromHereUp())
                            .as(path)
                            .hasSize(1 + rig.node(path).stack().size() - 1));
            assertThat(echo.keptIrps).isEmpty();
        }
    }
}
