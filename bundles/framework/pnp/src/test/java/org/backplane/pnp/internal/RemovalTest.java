package org.backplane.pnp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.pnp.DeviceStatus;
import org.backplane.pnp.NodeState;
import org.backplane.pnp.ProblemCode;
import org.backplane.pnp.StackRole;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceInterface;
import org.backplane.wdm.DeviceInterfaceTable;
import org.backplane.wdm.FileObject;
import org.backplane.wdm.PnpMinor;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

class RemovalTest {

    private static final String ECHO = "TEST\\ECHO\\0";
    private static final String BUS = "TEST\\BUS\\0";

    @Test
    void aPulledDeviceHearsOfItFromTheTopToTheBottom() {
        try (Rig rig = Rig.settled()) {
            rig.filter("upper", StackRole.UPPER_FILTER, "TEST\\ECHO");
            rig.filter("lower", StackRole.LOWER_FILTER, "TEST\\ECHO");
            rig.function("echo", "TEST\\ECHO");
            FakeBus.Child child = rig.plug("TEST\\ECHO");
            rig.settle();
            rig.log.clear();

            rig.pull(child);
            rig.settle();

            assertThat(rig.log)
                    .containsExactly(
                            "SURPRISE_REMOVAL upper " + ECHO,
                            "SURPRISE_REMOVAL echo " + ECHO,
                            "SURPRISE_REMOVAL lower " + ECHO,
                            "REMOVE upper " + ECHO,
                            "REMOVE echo " + ECHO,
                            "REMOVE lower " + ECHO,
                            "REMOVE PDO " + ECHO);
            assertThat(rig.pnp.device(ECHO)).isEmpty();
            assertThat(rig.catalog.released)
                    .containsExactly("upper-1.0.0", "echo-1.0.0", "lower-1.0.0");
        }
    }

    @Test
    void aPulledBusLosesItsChildrenFirst() {
        try (Rig rig = Rig.settled()) {
            rig.function("echo", "TEST\\ECHO");
            rig.bus.insert(BUS, "TEST\\ECHO", "7");
            FakeBus.Child bus = rig.plug("TEST\\BUS");
            rig.settle();
            rig.log.clear();

            rig.pull(bus);
            rig.settle();

            assertThat(rig.log)
                    .containsExactly(
                            "SURPRISE_REMOVAL echo TEST\\ECHO\\7",
                            "REMOVE echo TEST\\ECHO\\7",
                            "REMOVE PDO TEST\\ECHO\\7",
                            "SURPRISE_REMOVAL bus " + BUS,
                            "REMOVE bus " + BUS,
                            "REMOVE PDO " + BUS);
        }
    }

    @Test
    void aDeviceWithoutDriverIsGivenBackToItsBus() {
        try (Rig rig = Rig.settled()) {
            FakeBus.Child child = rig.plug("TEST\\ECHO");
            rig.settle();
            rig.pull(child);
            rig.settle();

            assertThat(child.removes).isEqualTo(1);
            assertThat(child.pdo.isDeleted()).isTrue();
        }
    }

    @Test
    void aPulledDeviceLosesItsHandlesBetweenSurpriseAndRemoval() {
        try (Rig rig = Rig.settled()) {
            rig.function("echo", "TEST\\ECHO");
            FakeBus.Child child = rig.plug("TEST\\ECHO");
            rig.settle();
            rig.log.clear();
            open(rig, child);

            rig.pull(child);
            rig.settle();

            assertThat(rig.log)
                    .containsExactly(
                            "SURPRISE_REMOVAL echo " + ECHO,
                            "CLOSE",
                            "REMOVE echo " + ECHO,
                            "REMOVE PDO " + ECHO);
        }
    }

    @Test
    void aDisabledDeviceStaysOnItsBusWithoutDrivers() {
        try (Rig rig = Rig.settled()) {
            rig.function("echo", "TEST\\ECHO");
            rig.plug("TEST\\ECHO");
            rig.settle();
            rig.log.clear();

            rig.pnp.disable(ECHO);
            rig.pnp.rescan();
            rig.settle();

            assertThat(rig.log)
                    .containsExactly(
                            "QUERY_REMOVE_DEVICE echo " + ECHO,
                            "REMOVE echo " + ECHO,
                            "REMOVE PDO " + ECHO);
            assertThat(rig.node(ECHO).status()).isEqualTo(DeviceStatus.DISABLED);
            assertThat(rig.node(ECHO).state()).isEqualTo(NodeState.REMOVED);
            assertThat(rig.problem(ECHO, ProblemCode.DISABLED).message()).contains("devcon:enable");
            assertThat(rig.catalog.uses).containsOnlyKeys("bus-1.0.0");

            rig.pnp.enable(ECHO);
            assertThat(rig.node(ECHO).status()).isEqualTo(DeviceStatus.STARTED);
        }
    }

    @Test
    void aDisabledDeviceIsStillDisabledWhenItComesBack() {
        try (Rig rig = Rig.settled()) {
            rig.function("echo", "TEST\\ECHO");
            FakeBus.Child child = rig.plug("TEST\\ECHO");
            rig.settle();
            rig.pnp.disable(ECHO);
            rig.pull(child);
            rig.settle();
            rig.plug("TEST\\ECHO");
            rig.settle();

            assertThat(rig.node(ECHO).status()).isEqualTo(DeviceStatus.DISABLED);
        }
    }

    @Test
    void restartTakesTheDriversThatFitBestNow() {
        try (Rig rig = Rig.settled()) {
            rig.function("generic", "TEST\\GENERIC");
            FakeBus.Child child = rig.plug("TEST\\ECHO");
            child.compatibleIds = List.of("TEST\\GENERIC");
            rig.settle();
            rig.function("echo", "TEST\\ECHO");
            rig.pnp.driversChanged(List.of("TEST\\ECHO"));
            rig.settle();
            assertThat(rig.node(ECHO).driver()).as("a running device").isEqualTo("generic");

            rig.pnp.restart(ECHO);
            assertThat(rig.node(ECHO).driver()).isEqualTo("echo");
        }
    }

    @Test
    void aVetoNamesTheDriverAndEverythingGoesOn() {
        try (Rig rig = Rig.settled()) {
            rig.filter("upper", StackRole.UPPER_FILTER, "TEST\\ECHO");
            rig.function("echo", "TEST\\ECHO")
                    .failures
                    .put(PnpMinor.QUERY_REMOVE_DEVICE, Status.INVALID_DEVICE_STATE);
            rig.plug("TEST\\ECHO");
            rig.settle();
            rig.log.clear();

            assertThatThrownBy(() -> rig.pnp.disable(ECHO))
                    .isInstanceOf(StatusException.class)
                    .hasMessageContaining("driver echo answered QUERY_REMOVE_DEVICE")
                    .hasMessageContaining("INVALID_DEVICE_STATE");
            assertThat(rig.log)
                    .containsExactly(
                            "QUERY_REMOVE_DEVICE upper " + ECHO,
                            "QUERY_REMOVE_DEVICE echo " + ECHO,
                            "CANCEL_REMOVE_DEVICE upper " + ECHO,
                            "CANCEL_REMOVE_DEVICE echo " + ECHO);
            assertThat(rig.node(ECHO).status()).isEqualTo(DeviceStatus.STARTED);
        }
    }

    @Test
    void openHandlesVetoWithTheirNumber() {
        try (Rig rig = Rig.settled()) {
            rig.function("echo", "TEST\\ECHO");
            FakeBus.Child child = rig.plug("TEST\\ECHO");
            rig.settle();
            open(rig, child);
            open(rig, child);

            assertThatThrownBy(() -> rig.pnp.restart(ECHO))
                    .hasMessageContaining("2 handles are open on it");
            assertThat(rig.node(ECHO).status()).isEqualTo(DeviceStatus.STARTED);
        }
    }

    @Test
    void aChildsVetoKeepsTheBusAndItsOtherChildren() {
        try (Rig rig = Rig.settled()) {
            rig.function("echo", "TEST\\ECHO");
            rig.function("stubborn", "TEST\\STUBBORN")
                    .failures
                    .put(PnpMinor.QUERY_REMOVE_DEVICE, Status.UNSUCCESSFUL);
            rig.bus.insert(BUS, "TEST\\ECHO", "1");
            rig.bus.insert(BUS, "TEST\\STUBBORN", "2");
            rig.plug("TEST\\BUS");
            rig.settle();
            rig.log.clear();

            assertThatThrownBy(() -> rig.pnp.disable(BUS))
                    .hasMessageContaining("TEST\\STUBBORN\\2 cannot be removed")
                    .hasMessageContaining("driver stubborn");
            assertThat(rig.log)
                    .contains("CANCEL_REMOVE_DEVICE echo TEST\\ECHO\\1")
                    .noneMatch(line -> line.startsWith("REMOVE"))
                    .noneMatch(line -> line.contains("bus"));
            assertThat(rig.pnp.devices())
                    .hasSize(4)
                    .allMatch(node -> node.status() == DeviceStatus.STARTED);
        }
    }

    @Test
    void aDisabledBusTakesItsChildrenAwayFirst() {
        try (Rig rig = Rig.settled()) {
            rig.function("echo", "TEST\\ECHO");
            rig.bus.insert(BUS, "TEST\\ECHO", "7");
            rig.plug("TEST\\BUS");
            rig.settle();
            rig.log.clear();

            rig.pnp.disable(BUS);

            assertThat(rig.log)
                    .containsExactly(
                            "QUERY_REMOVE_DEVICE echo TEST\\ECHO\\7",
                            "QUERY_REMOVE_DEVICE bus " + BUS,
                            "REMOVE echo TEST\\ECHO\\7",
                            "REMOVE PDO TEST\\ECHO\\7",
                            "REMOVE bus " + BUS,
                            "REMOVE PDO " + BUS);
        }
    }

    @Test
    void aVetoSaysWhichDriverRefusedAndWhy() {
        try (Rig rig = Rig.settled()) {
            FakeDriver echo = rig.function("echo", "TEST\\ECHO");
            echo.failures.put(PnpMinor.QUERY_REMOVE_DEVICE, Status.DEVICE_BUSY);
            echo.vetoReason = "a transfer is under way";
            rig.plug("TEST\\ECHO");
            rig.settle();

            assertThatThrownBy(() -> rig.pnp.restart(ECHO))
                    .hasMessage(
                            ECHO
                                    + " cannot be removed: driver echo answered QUERY_REMOVE_DEVICE"
                                    + " with DEVICE_BUSY: a transfer is under way. Try again when"
                                    + " the driver is not busy any more.");
        }
    }

    @Test
    void nobodyOpensADeviceThatIsAboutToBeRemoved() {
        try (Rig rig = Rig.settled()) {
            FakeDriver echo = rig.function("echo", "TEST\\ECHO");
            FakeBus.Child child = rig.plug("TEST\\ECHO");
            rig.settle();
            DeviceInterfaceTable interfaces = rig.kernel.deviceInterfaces();
            DeviceInterface own = interfaces.register(UUID.randomUUID(), child.pdo, "");
            interfaces.setState(own, true);
            List<Boolean> enabledAtRemoval = new ArrayList<>();
            echo.onRemove = () -> enabledAtRemoval.add(own.isEnabled());

            rig.pnp.disable(ECHO);

            assertThat(enabledAtRemoval).containsExactly(false);
        }
    }

    @Test
    void aDriverThatCannotBeReleasedDoesNotKeepItsDeviceInTheTree() {
        try (Rig rig = Rig.settled()) {
            rig.function("echo", "TEST\\ECHO");
            FakeBus.Child child = rig.plug("TEST\\ECHO");
            rig.settle();
            rig.catalog.releaseFailure = new IllegalStateException("disk gone");
            rig.pull(child);
            rig.settle();

            assertThat(rig.pnp.device(ECHO)).isEmpty();
            assertThat(child.pdo.isDeleted()).isTrue();
        }
    }

    @Test
    void anUnknownDeviceIsAnsweredWithASentence() {
        try (Rig rig = Rig.settled()) {
            assertThatThrownBy(() -> rig.pnp.disable("TEST\\NOTHING\\0"))
                    .isInstanceOfSatisfying(
                            StatusException.class,
                            e -> assertThat(e.status()).isSameAs(Status.NO_SUCH_DEVICE))
                    .hasMessage(
                            "There is no device TEST\\NOTHING\\0. devcon:status lists all"
                                    + " devices.");
        }
    }

    @Test
    void aDriverThatStaysAttachedIsTakenOff() {
        try (Rig rig = Rig.settled()) {
            rig.function("echo", "TEST\\ECHO").staysAttached = true;
            FakeBus.Child child = rig.plug("TEST\\ECHO");
            rig.settle();
            rig.pnp.disable(ECHO);

            assertThat(child.pdo.top()).isSameAs(child.pdo);
            rig.pnp.enable(ECHO);
            assertThat(rig.node(ECHO).stack()).hasSize(2);
        }
    }

    private static void open(Rig rig, FakeBus.Child child) {
        FileObject file = new FileObject(child.pdo, "");
        AtomicInteger open = new AtomicInteger(1);
        rig.kernel
                .openFiles()
                .add(
                        file,
                        () -> {
                            if (open.getAndSet(0) == 1) {
                                rig.log.add("CLOSE");
                                rig.kernel.openFiles().remove(file);
                            }
                        });
    }
}
