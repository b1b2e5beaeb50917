package org.backplane.pnp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.pnp.DeviceStatus;
import org.backplane.pnp.ProblemCode;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceCapabilities;
import org.backplane.wdm.PnpMinor;
import org.backplane.wdm.RelationType;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Ejection, removal by the user, and devices that cannot be without one another. */
class LeavingTogetherTest {

    private static final String ECHO = "TEST\\ECHO\\0";
    private static final String DISK = "TEST\\DISK\\0";

    private static final class Pair implements AutoCloseable {
        final Rig rig = Rig.settled();
        final FakeDriver echo = rig.function("echo", "TEST\\ECHO");
        final FakeDriver disk = rig.function("disk", "TEST\\DISK");
        final FakeBus.Child first;
        final FakeBus.Child second;

        Pair(RelationType type) {
            first = rig.bus.insert(Rig.ROOT, "TEST\\ECHO", "0");
            second = rig.plug("TEST\\DISK");
            rig.settle();
            echo.relations.put(type, List.of(second.pdo));
            rig.log.clear();
        }

        @Override
        public void close() {
            rig.close();
        }
    }

    @Test
    void anEjectedDeviceIsRemovedThenEjectedThenGone() {
        try (Rig rig = Rig.settled()) {
            rig.function("echo", "TEST\\ECHO");
            FakeBus.Child child = rig.plug("TEST\\ECHO");
            child.leavesOnEject = true;
            rig.settle();
            rig.log.clear();

            rig.pnp.eject(ECHO);
            rig.settle();

            assertThat(rig.log)
                    .containsExactly(
                            "QUERY_REMOVE_DEVICE echo " + ECHO,
                            "REMOVE echo " + ECHO,
                            "REMOVE PDO " + ECHO,
                            "EJECT " + ECHO,
                            "REMOVE PDO " + ECHO);
            assertThat(rig.pnp.device(ECHO)).isEmpty();
        }
    }

    @Test
    void anEjectedDeviceThatStaysIsHeldUntilItIsRestarted() {
        try (Rig rig = Rig.settled()) {
            rig.function("echo", "TEST\\ECHO");
            rig.plug("TEST\\ECHO");
            rig.settle();

            rig.pnp.eject(ECHO);
            rig.settle();

            assertThat(rig.problem(ECHO, ProblemCode.HELD_FOR_EJECT).message())
                    .startsWith(ECHO + " is ejected but still in its place. Take it away");
            rig.pnp.restart(ECHO);
            assertThat(rig.node(ECHO).status()).isEqualTo(DeviceStatus.STARTED);
        }
    }

    @Test
    void aBusThatCannotEjectIsNotTold() {
        try (Rig rig = Rig.settled()) {
            rig.function("echo", "TEST\\ECHO");
            FakeBus.Child child = rig.bus.insert(Rig.ROOT, "TEST\\ECHO", "0");
            child.capabilities = DeviceCapabilities.DEFAULT;
            rig.bus.notifyChange(Rig.ROOT);
            rig.settle();

            rig.pnp.eject(ECHO);
            rig.settle();

            assertThat(rig.log).doesNotContain("EJECT " + ECHO);
            rig.problem(ECHO, ProblemCode.HELD_FOR_EJECT);
        }
    }

    @Test
    void aPressedEjectButtonIsAnEjection() {
        try (Rig rig = Rig.settled()) {
            rig.function("echo", "TEST\\ECHO");
            FakeBus.Child child = rig.plug("TEST\\ECHO");
            child.leavesOnEject = true;
            rig.settle();

            rig.kernel.pnpNotifications().requestDeviceEject(child.pdo);
            rig.settle();

            assertThat(rig.pnp.device(ECHO)).isEmpty();
        }
    }

    @Test
    void aVetoOfAnEjectionRelationKeepsAllInService() {
        try (Pair pair = new Pair(RelationType.EJECTION)) {
            pair.disk.failures.put(PnpMinor.QUERY_REMOVE_DEVICE, Status.DEVICE_BUSY);
            pair.disk.vetoReason = "a file is open on it";

            assertThatThrownBy(() -> pair.rig.pnp.eject(ECHO))
                    .isInstanceOf(StatusException.class)
                    .hasMessageStartingWith(DISK + " cannot be removed: driver disk answered")
                    .hasMessageContaining("a file is open on it");
            pair.rig.settle();

            assertThat(pair.rig.pnp.devices())
                    .allMatch(node -> node.status() == DeviceStatus.STARTED);
            assertThat(pair.rig.log).noneMatch(line -> line.startsWith("REMOVE"));
        }
    }

    @Test
    void ejectionRelationsLeaveTogetherAndAreHeld() {
        try (Pair pair = new Pair(RelationType.EJECTION)) {
            pair.rig.pnp.eject(ECHO);
            pair.rig.settle();

            assertThat(pair.rig.problem(DISK, ProblemCode.HELD_FOR_EJECT).message())
                    .isEqualTo(DISK + " was ejected together with " + ECHO + ".");
            assertThat(pair.rig.log)
                    .containsSubsequence(
                            "QUERY_REMOVE_DEVICE disk " + DISK,
                            "QUERY_REMOVE_DEVICE echo " + ECHO,
                            "REMOVE disk " + DISK,
                            "REMOVE echo " + ECHO,
                            "EJECT " + ECHO);
        }
    }

    @Test
    void ejectionRelationsStayWhenTheDeviceIsOnlyDisabled() {
        try (Pair pair = new Pair(RelationType.EJECTION)) {
            pair.rig.pnp.disable(ECHO);

            assertThat(pair.rig.node(DISK).status()).isEqualTo(DeviceStatus.STARTED);
        }
    }

    @Test
    void removalRelationsGoAndComeBackWithTheDevice() {
        try (Pair pair = new Pair(RelationType.REMOVAL)) {
            pair.rig.pnp.disable(ECHO);

            assertThat(pair.rig.problem(DISK, ProblemCode.WILL_BE_REMOVED).message())
                    .contains("cannot be without " + ECHO);
            assertThat(pair.rig.node(DISK).details().removalReason()).contains(ECHO);

            pair.rig.pnp.enable(ECHO);
            pair.rig.settle();

            assertThat(pair.rig.pnp.devices())
                    .allMatch(node -> node.status() == DeviceStatus.STARTED);
        }
    }

    @Test
    void removalRelationsRestartTogether() {
        try (Pair pair = new Pair(RelationType.REMOVAL)) {
            pair.rig.pnp.restart(ECHO);
            pair.rig.settle();

            assertThat(pair.rig.log).contains("REMOVE disk " + DISK, "START disk " + DISK);
            assertThat(pair.rig.pnp.devices())
                    .allMatch(node -> node.status() == DeviceStatus.STARTED);
        }
    }

    @Test
    void devicesThatNameEachOtherAreRemovedOnce() {
        try (Pair pair = new Pair(RelationType.REMOVAL)) {
            pair.disk.relations.put(RelationType.REMOVAL, List.of(pair.first.pdo));

            pair.rig.pnp.restart(ECHO);
            pair.rig.settle();

            assertThat(pair.rig.log).filteredOn(line -> line.startsWith("REMOVE echo")).hasSize(1);
            assertThat(pair.rig.pnp.devices())
                    .allMatch(node -> node.status() == DeviceStatus.STARTED);
        }
    }

    @Test
    void aDeviceThatIsPulledOutTakesItsRemovalRelationsAlong() {
        try (Pair pair = new Pair(RelationType.REMOVAL)) {
            pair.rig.pull(pair.first);
            pair.rig.settle();

            assertThat(pair.rig.log)
                    .containsSubsequence(
                            "SURPRISE_REMOVAL echo " + ECHO,
                            "SURPRISE_REMOVAL disk " + DISK,
                            "START disk " + DISK);
            assertThat(pair.rig.node(DISK).status()).isEqualTo(DeviceStatus.STARTED);
        }
    }

    @Test
    void aRemovedDeviceIsForgottenUntilTheBusIsAskedAgain() {
        try (Rig rig = Rig.settled()) {
            rig.function("echo", "TEST\\ECHO");
            rig.plug("TEST\\ECHO");
            rig.settle();

            rig.pnp.remove(ECHO);
            rig.settle();
            assertThat(rig.pnp.device(ECHO)).isEmpty();

            rig.pnp.rescan();
            rig.settle();
            assertThat(rig.node(ECHO).status()).isEqualTo(DeviceStatus.STARTED);
        }
    }

    @Test
    void theRootIsNeitherEjectedNorRemoved() {
        try (Rig rig = Rig.settled()) {
            assertThatThrownBy(() -> rig.pnp.eject(Rig.ROOT))
                    .hasMessageContaining("it is the root of the device tree");
            assertThatThrownBy(() -> rig.pnp.remove(Rig.ROOT))
                    .hasMessageContaining("it is the root of the device tree");
        }
    }
}
