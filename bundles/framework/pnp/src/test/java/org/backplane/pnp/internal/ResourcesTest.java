package org.backplane.pnp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.pnp.DeviceStatus;
import org.backplane.pnp.NodeState;
import org.backplane.pnp.ProblemCode;
import org.backplane.status.Status;
import org.backplane.wdm.BusWindows;
import org.backplane.wdm.BusWindows.Window;
import org.backplane.wdm.IoResource;
import org.backplane.wdm.IoResource.Option;
import org.backplane.wdm.PnpDeviceState;
import org.backplane.wdm.PnpDeviceStateReport;
import org.backplane.wdm.PnpMinor;
import org.backplane.wdm.Resource;
import org.backplane.wdm.ResourceList;
import org.backplane.wdm.ResourceRequirements;
import org.backplane.wdm.ResourceType;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

class ResourcesTest {

    private static final String A = "TEST\\ECHO\\A";
    private static final String B = "TEST\\ECHO\\B";
    private static final String C = "TEST\\ECHO\\C";

    private static ResourceRequirements memory(long min, long max) {
        return memory(min, max, 0x1000);
    }

    private static ResourceRequirements memory(long min, long max, long length) {
        return new ResourceRequirements(
                List.of(
                        List.of(
                                new IoResource.Memory(
                                        Option.REQUIRED, min, max, length, 1, null))));
    }

    private static ResourceList at(long start) {
        return new ResourceList(List.of(new Resource.Memory(start, 0x1000, null)));
    }

    /** Puts a device into the root bus without telling of it. */
    private static FakeBus.Child insert(Rig rig, String path, ResourceRequirements requirements) {
        FakeBus.Child child =
                rig.bus.insert(Rig.ROOT, "TEST\\ECHO", path.substring(path.length() - 1));
        child.requirements = requirements;
        return child;
    }

    private static ResourceList assigned(Rig rig, String path) {
        return rig.node(path).details().resources();
    }

    private static void arrive(Rig rig) {
        rig.bus.notifyChange(Rig.ROOT);
        rig.settle();
    }

    @Test
    void aDeviceWithoutRequirementsIsStartedWithWhatItUsesAlready() {
        try (Rig rig = Rig.settled()) {
            FakeDriver echo = rig.function("echo", "TEST\\ECHO");
            insert(rig, A, null).boot = at(0x5000);
            arrive(rig);

            assertThat(echo.started.get(A).raw()).isEqualTo(at(0x5000));
            assertThat(echo.started.get(A).translated()).isEqualTo(at(0x5000));
            assertThat(rig.node(A).details().bootResources()).isEqualTo(at(0x5000));
        }
    }

    @Test
    void driversFilterTheRequirements() {
        try (Rig rig = Rig.settled()) {
            FakeDriver echo = rig.function("echo", "TEST\\ECHO");
            echo.filter = requirements -> memory(0x2000, 0x2FFF);
            insert(rig, A, memory(0, 0xFFFF));
            arrive(rig);

            assertThat(echo.started.get(A).raw()).isEqualTo(at(0x2000));
            assertThat(rig.node(A).details().requirements()).isEqualTo(memory(0x2000, 0x2FFF));
        }
    }

    @Test
    void whatADeviceUsesAtBootIsNotGivenToOthersEvenIfItHasNoDriver() {
        try (Rig rig = Rig.settled()) {
            rig.function("echo", "TEST\\ECHO");
            FakeBus.Child idle = rig.bus.insert(Rig.ROOT, "TEST\\OTHER", "0");
            idle.boot = at(0xF000);
            arrive(rig);
            insert(rig, A, memory(0, 0xFFFF));
            arrive(rig);

            assertThat(assigned(rig, A)).isEqualTo(at(0xE000));
        }
    }

    @Test
    void aConflictIsCode12AndNamesTheOtherDevice() {
        try (Rig rig = Rig.settled()) {
            rig.function("echo", "TEST\\ECHO");
            insert(rig, A, memory(0x1000, 0x1FFF));
            arrive(rig);
            insert(rig, B, memory(0x1000, 0x1FFF));
            arrive(rig);

            assertThat(rig.problem(B, ProblemCode.NORMAL_CONFLICT).status())
                    .isEqualTo(Status.CONFLICTING_ADDRESSES);
            assertThat(rig.node(B).problem().message())
                    .isEqualTo(
                            B
                                    + " did not start: it needs resources that it cannot get:"
                                    + " memory 0x1000-0x1FFF is in use by "
                                    + A
                                    + ". Take what is in the way out of service with"
                                    + " devcon:disable; the device starts by itself then.");
        }
    }

    @Test
    void aDeviceInConflictStartsWhenTheOtherOneLeaves() {
        try (Rig rig = Rig.settled()) {
            rig.function("echo", "TEST\\ECHO");
            FakeBus.Child first = insert(rig, A, memory(0x1000, 0x1FFF));
            arrive(rig);
            insert(rig, B, memory(0x1000, 0x1FFF));
            arrive(rig);

            rig.pull(first);
            rig.settle();

            assertThat(rig.node(B).status()).isEqualTo(DeviceStatus.STARTED);
            assertThat(assigned(rig, B)).isEqualTo(at(0x1000));
        }
    }

    @Test
    void anotherDeviceMovesIfThatMakesRoom() {
        try (Rig rig = Rig.settled()) {
            FakeDriver echo = rig.function("echo", "TEST\\ECHO");
            insert(rig, A, memory(0x1000, 0x2FFF));
            arrive(rig);
            assertThat(assigned(rig, A)).isEqualTo(at(0x2000));
            rig.log.clear();

            insert(rig, B, memory(0x2000, 0x2FFF));
            arrive(rig);

            assertThat(rig.log)
                    .containsExactly(
                            "ADD echo " + B,
                            "QUERY_STOP_DEVICE echo " + A,
                            "STOP_DEVICE echo " + A,
                            "START echo " + A,
                            "START echo " + B);
            assertThat(echo.started.get(A).raw()).isEqualTo(at(0x1000));
            assertThat(echo.started.get(B).raw()).isEqualTo(at(0x2000));
            assertThat(rig.node(A).details().history())
                    .containsSubsequence(
                            NodeState.STARTED,
                            NodeState.QUERY_STOPPED,
                            NodeState.STOPPED,
                            NodeState.STARTED);
        }
    }

    @Test
    void asFewDevicesAsPossibleMove() {
        try (Rig rig = Rig.settled()) {
            rig.function("echo", "TEST\\ECHO");
            insert(rig, A, memory(0x1000, 0x4FFF));
            insert(rig, B, memory(0x1000, 0x4FFF));
            arrive(rig);
            rig.log.clear();

            // Either of the two may have got the highest place.
            insert(rig, C, memory(0x4000, 0x4FFF));
            arrive(rig);

            assertThat(rig.log).filteredOn(line -> line.startsWith("STOP_DEVICE")).hasSize(1);
            assertThat(assigned(rig, C)).isEqualTo(at(0x4000));
        }
    }

    @Test
    void whoRefusesToStopStaysWhereItIs() {
        try (Rig rig = Rig.settled()) {
            FakeDriver echo = rig.function("echo", "TEST\\ECHO");
            insert(rig, A, memory(0x1000, 0x2FFF));
            arrive(rig);
            echo.failures.put(PnpMinor.QUERY_STOP_DEVICE, Status.DEVICE_BUSY);
            rig.log.clear();

            insert(rig, B, memory(0x2000, 0x2FFF));
            arrive(rig);

            assertThat(rig.log)
                    .containsExactly(
                            "ADD echo " + B,
                            "QUERY_STOP_DEVICE echo " + A,
                            "CANCEL_STOP_DEVICE echo " + A,
                            "REMOVE echo " + B,
                            "REMOVE PDO " + B);
            assertThat(assigned(rig, A)).isEqualTo(at(0x2000));
            assertThat(rig.node(A).status()).isEqualTo(DeviceStatus.STARTED);
            rig.problem(B, ProblemCode.NORMAL_CONFLICT);
        }
    }

    @Test
    void whoDoesNotStartAgainIsTakenOutOfService() {
        try (Rig rig = Rig.settled()) {
            FakeDriver echo = rig.function("echo", "TEST\\ECHO");
            insert(rig, A, memory(0x1000, 0x2FFF));
            arrive(rig);
            rig.function("other", "TEST\\OTHER");
            FakeBus.Child newcomer = rig.bus.insert(Rig.ROOT, "TEST\\OTHER", "0");
            newcomer.requirements = memory(0x2000, 0x2FFF);
            echo.failures.put(PnpMinor.START_DEVICE, Status.UNSUCCESSFUL);
            arrive(rig);

            rig.problem(A, ProblemCode.FAILED_START);
            assertThat(rig.node("TEST\\OTHER\\0").status()).isEqualTo(DeviceStatus.STARTED);
        }
    }

    @Test
    void aStartedDeviceThatNeedsSomethingElseIsStoppedAndGetsIt() {
        try (Rig rig = Rig.settled()) {
            FakeDriver echo = rig.function("echo", "TEST\\ECHO");
            FakeBus.Child child = insert(rig, A, memory(0x1000, 0x1FFF));
            arrive(rig);
            rig.log.clear();

            child.requirements = memory(0x8000, 0x8FFF);
            echo.report =
                    new PnpDeviceStateReport(
                            Set.of(PnpDeviceState.RESOURCE_REQUIREMENTS_CHANGED),
                            Status.SUCCESS,
                            "");
            rig.kernel.pnpNotifications().invalidateDeviceState(child.pdo);
            rig.settle();

            assertThat(rig.log)
                    .containsExactly(
                            "QUERY_STOP_DEVICE echo " + A,
                            "STOP_DEVICE echo " + A,
                            "START echo " + A);
            assertThat(assigned(rig, A)).isEqualTo(at(0x8000));
        }
    }

    @Test
    void aBusPassesOnItsWindowsAndWhatIsBehindThemIsTranslated() {
        try (Rig rig = Rig.settled()) {
            FakeDriver echo = rig.function("echo", "TEST\\ECHO");
            rig.bus.windows =
                    new BusWindows(List.of(new Window(ResourceType.MEMORY, 0x0, 0x1FFF, 0x80000)));
            FakeBus.Child behind = rig.bus.insert("TEST\\BUS\\0", "TEST\\ECHO", "A");
            behind.requirements = memory(0, 0xFFFF);
            FakeBus.Child second = rig.bus.insert("TEST\\BUS\\0", "TEST\\ECHO", "B");
            second.requirements = memory(0, 0xFFFF, 0x1800);
            rig.plug("TEST\\BUS");
            rig.settle();

            // One of them is too large to fit beside the other.
            assertThat(List.of(rig.node(A), rig.node(B)))
                    .filteredOn(node -> node.status() == DeviceStatus.STARTED)
                    .hasSize(1);
            rig.pull("TEST\\BUS\\0", second);
            rig.settle();
            assertThat(echo.started.get(A).raw()).isEqualTo(at(0x1000));
            assertThat(echo.started.get(A).translated()).isEqualTo(at(0x81000));
        }
    }
}
