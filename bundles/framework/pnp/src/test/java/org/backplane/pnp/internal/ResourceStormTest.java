package org.backplane.pnp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.DeviceStatus;
import org.backplane.pnp.ProblemCode;
import org.backplane.status.StatusException;
import org.backplane.wdm.IoResource;
import org.backplane.wdm.IoResource.Option;
import org.backplane.wdm.RelationType;
import org.backplane.wdm.Resource;
import org.backplane.wdm.ResourceRequirements;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Devices that fight for room, come, go, are ejected and restarted, in orders of the seed. */
class ResourceStormTest {

    private static final int SEEDS = 500;
    private static final int ACTIONS = 16;
    private static final int DEVICES = 5;

    /** As many places as devices, some of which can be anywhere. */
    private static final int PLACES = 4;

    @Test
    void noTwoDevicesOverlapAndEverybodyEndsInAStateThatHasAReason() {
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
        private final Map<String, FakeBus.Child> plugged = new TreeMap<>();

        Storm(Rig rig) {
            this.rig = rig;
            echo = rig.function("echo", "TEST\\ECHO");
            echo.onStart = this::checkDisjoint;
        }

        void run() {
            for (int i = 0; i < ACTIONS; i++) {
                Yield.before(rig.dispatcher, "storm", this::act);
            }
            rig.settle();
            rig.dispatcher.runUntilIdle();
            echo.relations.clear();
            rig.settle();
            check();
        }

        private void act() {
            int index = rig.dispatcher.random(DEVICES);
            String path = "TEST\\ECHO\\" + index;
            FakeBus.Child child = plugged.get(path);
            switch (rig.dispatcher.random(8)) {
                case 0, 1, 2 -> plug(path, index);
                case 3 -> {
                    if (child != null) {
                        plugged.remove(path);
                        rig.pull(child);
                    }
                }
                case 4 -> order(() -> rig.pnp.restart(path));
                case 5 -> {
                    if (child != null) {
                        child.leavesOnEject = rig.dispatcher.random(2) == 0;
                        order(() -> rig.pnp.eject(path));
                        if (!child.present) {
                            plugged.remove(path, child);
                        }
                    }
                }
                case 6 -> {
                    if (child != null) {
                        rig.kernel.pnpNotifications().requestReenumeration(child.pdo);
                    }
                }
                default -> {
                    if (child != null) {
                        echo.relations.put(RelationType.REMOVAL, List.of(child.pdo));
                        order(() -> rig.pnp.disable("TEST\\ECHO\\" + (index + 1) % DEVICES));
                        order(() -> rig.pnp.enable("TEST\\ECHO\\" + (index + 1) % DEVICES));
                    }
                }
            }
        }

        private void plug(String path, int index) {
            if (plugged.containsKey(path)) {
                return;
            }
            FakeBus.Child child = rig.bus.insert(Rig.ROOT, "TEST\\ECHO", path.substring(10));
            long first = index % 2 == 0 ? 0 : index % PLACES;
            long last = index % 2 == 0 ? PLACES - 1 : first;
            child.requirements =
                    new ResourceRequirements(
                            List.of(
                                    List.of(
                                            new IoResource.Memory(
                                                    Option.REQUIRED, first, last, 1, 1, null))));
            plugged.put(path, child);
            rig.bus.notifyChange(Rig.ROOT);
        }

        private static void order(Runnable command) {
            try {
                command.run();
            } catch (StatusException e) {
                assertThat(e)
                        .hasMessageMatching(
                                ".*(There is no device|not connected|it is disabled).*");
            }
        }

        private void checkDisjoint() {
            List<Resource> all = new ArrayList<>();
            for (DeviceNode node : rig.pnp.devices()) {
                all.addAll(node.details().resources().resources());
            }
            assertThat(all)
                    .extracting(each -> ((Resource.Memory) each).start())
                    .doesNotHaveDuplicates();
        }

        private void check() {
            checkDisjoint();
            for (String path : plugged.keySet()) {
                DeviceNode node = rig.node(path);
                if (node.status() != DeviceStatus.STARTED) {
                    assertThat(node.problem()).as("problem of %s", node).isNotNull();
                    assertThat(node.problem().code())
                            .as(node.problem().message())
                            .isIn(
                                    Set.of(
                                            ProblemCode.NORMAL_CONFLICT,
                                            ProblemCode.HELD_FOR_EJECT,
                                            ProblemCode.WILL_BE_REMOVED,
                                            ProblemCode.DISABLED,
                                            ProblemCode.FAILED_POST_START));
                }
            }
            assertThat(rig.pnp.devices()).hasSize(plugged.size() + 1);
        }
    }
}
