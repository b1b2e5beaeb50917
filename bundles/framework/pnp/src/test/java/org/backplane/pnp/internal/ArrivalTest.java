package org.backplane.pnp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.DeviceStatus;
import org.backplane.pnp.NodeState;
import org.backplane.pnp.ProblemCode;
import org.backplane.pnp.StackEntry;
import org.backplane.pnp.StackRole;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class ArrivalTest {

    private static final String ECHO = "TEST\\ECHO\\0";

    @Test
    void theRootGetsTheBusDriverThatMatchesIt() {
        try (Rig rig = new Rig(1)) {
            rig.settle();

            DeviceNode root = rig.node(Rig.ROOT);
            assertThat(root.status()).isEqualTo(DeviceStatus.STARTED);
            assertThat(root.parentId()).isNull();
            assertThat(root.stack())
                    .containsExactly(
                            new StackEntry(StackRole.FUNCTION, "bus", "bus-1.0.0"),
                            new StackEntry(StackRole.BUS, "PnpManager", null));
        }
    }

    @Test
    void theRootWaitsForItsDriverLikeAnyDevice() {
        try (Rig rig = new Rig(1)) {
            rig.catalog.remove("bus-1.0.0");
            rig.settle();

            assertThat(rig.problem(Rig.ROOT, ProblemCode.FAILED_INSTALL).message())
                    .contains("no driver in the store matches any of its IDs (HTREE\\ROOT)");

            rig.install(rig.bus, StackRole.FUNCTION, "HTREE\\ROOT");
            rig.pnp.driversChanged(List.of("htree\\root"));
            rig.settle();
            assertThat(rig.node(Rig.ROOT).status()).isEqualTo(DeviceStatus.STARTED);
        }
    }

    @Test
    void aStackIsBuiltAndStartedFromTheBottomToTheTop() {
        try (Rig rig = Rig.settled()) {
            rig.filter("upper-b", StackRole.UPPER_FILTER, "TEST\\ECHO");
            rig.filter("upper-a", StackRole.UPPER_FILTER, "TEST\\ECHO");
            rig.function("echo", "TEST\\ECHO");
            rig.filter("lower-b", StackRole.LOWER_FILTER, "TEST\\ECHO");
            rig.filter("lower-a", StackRole.LOWER_FILTER, "TEST\\ECHO");

            rig.plug("TEST\\ECHO");
            rig.settle();

            assertThat(rig.log)
                    .containsExactly(
                            "ADD lower-a " + ECHO,
                            "ADD lower-b " + ECHO,
                            "ADD echo " + ECHO,
                            "ADD upper-a " + ECHO,
                            "ADD upper-b " + ECHO,
                            "START lower-a " + ECHO,
                            "START lower-b " + ECHO,
                            "START echo " + ECHO,
                            "START upper-a " + ECHO,
                            "START upper-b " + ECHO);
            assertThat(rig.node(ECHO).stack())
                    .extracting(StackEntry::driver)
                    .containsExactly("upper-b", "upper-a", "echo", "lower-b", "lower-a", "bus");
        }
    }

    @Test
    void aNodeTellsWhatItsBusAndItsDriverSayOfIt() {
        try (Rig rig = Rig.settled()) {
            rig.function("echo", "TEST\\ECHO");
            FakeBus.Child child = rig.plug("TEST\\ECHO");
            child.compatibleIds = List.of("TEST\\GENERIC");
            rig.settle();

            DeviceNode node = rig.node("test\\echo\\0");
            assertThat(node.instanceId()).isEqualTo(ECHO);
            assertThat(node.parentId()).isEqualTo(Rig.ROOT);
            assertThat(node.description()).isEqualTo("A thing");
            assertThat(node.location()).isEqualTo("Slot 1");
            assertThat(node.deviceClass()).isEqualTo("Sample");
            assertThat(node.driver()).isEqualTo("echo");
            assertThat(node.hardwareIds()).containsExactly("TEST\\ECHO");
            assertThat(node.compatibleIds()).containsExactly("TEST\\GENERIC");
            assertThat(node.state()).isEqualTo(NodeState.STARTED);
            assertThat(child.pdo.instanceId()).isEqualTo(ECHO);
        }
    }

    @Test
    void aFilterThatDeclinesIsNotInTheStack() {
        try (Rig rig = Rig.settled()) {
            rig.filter("shy", StackRole.UPPER_FILTER, "TEST\\ECHO").declines = true;
            rig.function("echo", "TEST\\ECHO");
            rig.plug("TEST\\ECHO");
            rig.settle();

            assertThat(rig.node(ECHO).status()).isEqualTo(DeviceStatus.STARTED);
            assertThat(rig.node(ECHO).stack())
                    .extracting(StackEntry::driver)
                    .containsExactly("echo", "bus");
        }
    }

    @Test
    void childrenOfAStartedBusAreFoundToo() {
        try (Rig rig = Rig.settled()) {
            rig.function("echo", "TEST\\ECHO");
            rig.bus.insert("TEST\\BUS\\0", "TEST\\ECHO", "7");
            rig.plug("TEST\\BUS");
            rig.settle();

            assertThat(rig.pnp.devices())
                    .extracting(DeviceNode::instanceId)
                    .containsExactly(Rig.ROOT, "TEST\\BUS\\0", "TEST\\ECHO\\7");
            assertThat(rig.node("TEST\\ECHO\\7").parentId()).isEqualTo("TEST\\BUS\\0");
        }
    }

    @Test
    void aDeviceWithAMalformedIdIsShownWithTheReason() {
        try (Rig rig = Rig.settled()) {
            rig.plug("TEST\\A,B");
            rig.settle();

            DeviceNode broken = rig.pnp.devices().get(1);
            assertThat(rig.problem(broken.instanceId(), ProblemCode.INVALID_DATA).message())
                    .contains("bus driver bus", "device ID \"TEST\\A,B\"", "U+002C");
        }
    }

    @Test
    void anIdOfTheWrongTypeIsNoException() {
        try (Rig rig = Rig.settled()) {
            rig.bus.insert(Rig.ROOT, "TEST\\A", "0").hardwareIds = List.of(42);
            rig.bus.insert(Rig.ROOT, "TEST\\B", "0").deviceId = null;
            rig.pnp.rescan();
            rig.settle();

            assertThat(rig.pnp.devices())
                    .filteredOn(node -> node.problem() != null)
                    .extracting(node -> node.problem().code())
                    .containsExactly(ProblemCode.INVALID_DATA, ProblemCode.INVALID_DATA);
        }
    }

    @Test
    void aDeviceThatDoesNotSayItsIdsHoldsUpNobody() {
        try (Rig rig = Rig.settled()) {
            rig.function("echo", "TEST\\ECHO");
            rig.bus.insert(Rig.ROOT, "TEST\\MUTE", "0").idsHang = true;
            rig.plug("TEST\\ECHO");
            rig.dispatcher.runUntilIdle();

            assertThat(rig.node(ECHO).status()).isEqualTo(DeviceStatus.STARTED);
            rig.settle();
            DeviceNode mute = rig.pnp.devices().get(1);
            assertThat(mute.problem().message())
                    .contains("driver bus has not completed QUERY_ID within 10 s");

            // The PDO's IRP is still out: the bus driver could not be released.
            rig.pnp.shutDown();
            assertThat(rig.catalog.uses).containsOnlyKeys("bus-1.0.0");
            rig.catalog.uses.clear();
        }
    }

    @Test
    void theSecondDeviceWithAnIdIsADuplicateUntilTheFirstOneGoes() {
        try (Rig rig = Rig.settled()) {
            rig.function("echo", "TEST\\ECHO");
            FakeBus.Child first = rig.plug("TEST\\ECHO");
            rig.settle();
            FakeBus.Child second = rig.plug("TEST\\ECHO");
            rig.settle();

            DeviceNode duplicate = rig.pnp.devices().get(2);
            assertThat(rig.problem(duplicate.instanceId(), ProblemCode.DUPLICATE_DEVICE).message())
                    .contains(ECHO + " is reported twice");

            rig.pull(first);
            rig.settle();
            assertThat(rig.pnp.devices()).hasSize(2);
            assertThat(rig.node(ECHO).status()).isEqualTo(DeviceStatus.STARTED);
            assertThat(second.pdo.instanceId()).isEqualTo(ECHO);
        }
    }

    @Test
    void aDeviceThatIsPulledAndPluggedAtOnceGetsItsOldPath() {
        for (long seed = 0; seed < 200; seed++) {
            try (Rig rig = new Rig(seed)) {
                rig.function("echo", "TEST\\ECHO");
                rig.settle();
                FakeBus.Child old = rig.plug("TEST\\ECHO");
                rig.settle();
                rig.bus.pull(Rig.ROOT, old);
                rig.plug("TEST\\ECHO");
                rig.settle();

                assertThat(rig.pnp.devices()).as("seed %d", seed).hasSize(2);
                assertThat(rig.node(ECHO).status()).isEqualTo(DeviceStatus.STARTED);
            }
        }
    }

    @Test
    void listenersHearEveryStepOfADevice() {
        try (Rig rig = Rig.settled()) {
            List<String> heard = new ArrayList<>();
            rig.pnp.addListener(node -> heard.add(node.instanceId() + " " + node.status()));
            rig.pnp.addListener(node -> {
                throw new IllegalStateException("a bad listener");
            });
            rig.function("echo", "TEST\\ECHO");
            FakeBus.Child child = rig.plug("TEST\\ECHO");
            rig.settle();
            rig.pull(child);
            rig.settle();

            assertThat(heard)
                    .containsExactly(ECHO + " Starting", ECHO + " Started", ECHO + " Disconnected");
        }
    }
}
