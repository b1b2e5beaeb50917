package org.backplane.pnp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.pnp.DeviceStatus;
import org.backplane.pnp.DriverLoad;
import org.backplane.pnp.Problem;
import org.backplane.pnp.ProblemCode;
import org.backplane.pnp.StackRole;
import org.backplane.status.Status;
import org.backplane.wdm.PnpMinor;
import org.junit.jupiter.api.Test;

import java.util.List;

class FailureTest {

    private static final String ECHO = "TEST\\ECHO\\0";

    @Test
    void anAddDeviceThatThrowsIsProblem31() {
        try (Rig rig = Rig.settled()) {
            rig.filter("lower", StackRole.LOWER_FILTER, "TEST\\ECHO");
            rig.function("echo", "TEST\\ECHO").addFailure = FakeDriver.refusal("no room");
            rig.plug("TEST\\ECHO");
            rig.settle();

            Problem problem = rig.problem(ECHO, ProblemCode.FAILED_ADD);
            assertThat(problem.status()).isSameAs(Status.INSUFFICIENT_RESOURCES);
            assertThat(problem.message())
                    .isEqualTo(
                            ECHO
                                    + " did not start: AddDevice of function driver echo (package"
                                    + " echo-1.0.0) failed (INSUFFICIENT_RESOURCES):"
                                    + " no room. Correct the driver, then restart"
                                    + " the device with devcon:restart.");
            assertThat(rig.log).contains("REMOVE lower " + ECHO);
            assertThat(rig.catalog.uses).containsOnlyKeys("bus-1.0.0");
        }
    }

    @Test
    void aFunctionDriverThatAttachesNothingIsProblem31() {
        try (Rig rig = Rig.settled()) {
            rig.function("echo", "TEST\\ECHO").declines = true;
            rig.plug("TEST\\ECHO");
            rig.settle();

            assertThat(rig.problem(ECHO, ProblemCode.FAILED_ADD).message())
                    .contains("echo", "returned without attaching a device object");
        }
    }

    @Test
    void aFilterThatFailsToAddKeepsTheDeviceFromStarting() {
        try (Rig rig = Rig.settled()) {
            rig.function("echo", "TEST\\ECHO");
            rig.filter("upper", StackRole.UPPER_FILTER, "TEST\\ECHO").addFailure =
                    new IllegalStateException("not me");
            rig.plug("TEST\\ECHO");
            rig.settle();

            assertThat(rig.problem(ECHO, ProblemCode.FAILED_ADD).message())
                    .contains("upper filter upper (package upper-1.0.0)")
                    .contains("IllegalStateException: not me");
            assertThat(rig.log).contains("REMOVE echo " + ECHO).noneMatch(l -> l.contains("START"));
        }
    }

    @Test
    void aFilterThatDoesNotLoadKeepsTheDeviceFromStarting() {
        try (Rig rig = Rig.settled()) {
            rig.function("echo", "TEST\\ECHO");
            rig.catalog.add(
                    Rig.candidate("upper", StackRole.UPPER_FILTER, "TEST\\ECHO"),
                    () ->
                            new DriverLoad.Failed(
                                    ProblemCode.FAILED_DRIVER_ENTRY,
                                    Status.FAILED_DRIVER_ENTRY,
                                    "its constructor threw"));
            rig.plug("TEST\\ECHO");
            rig.settle();

            assertThat(rig.problem(ECHO, ProblemCode.FAILED_DRIVER_ENTRY).message())
                    .contains("upper filter upper", "its constructor threw.");
            assertThat(rig.log).isEmpty();
        }
    }

    @Test
    void aCatalogueThatThrowsIsAProblemOfTheDevice() {
        try (Rig rig = Rig.settled()) {
            rig.catalog.add(
                    Rig.candidate("echo", StackRole.FUNCTION, "TEST\\ECHO"),
                    () -> {
                        throw new LinkageError("class not found");
                    });
            rig.plug("TEST\\ECHO");
            rig.settle();
            assertThat(rig.problem(ECHO, ProblemCode.DRIVER_FAILED_LOAD).message())
                    .contains("LinkageError: class not found");

            rig.catalog.searchFailure = new IllegalStateException("disk gone");
            rig.plug(Rig.ROOT, "TEST\\ECHO", "1");
            rig.settle();
            assertThat(rig.problem("TEST\\ECHO\\1", ProblemCode.DRIVER_FAILED_LOAD).message())
                    .contains("disk gone");
            rig.pnp.driversChanged(List.of("TEST\\ECHO"));
            rig.settle();
            assertThat(rig.problem(ECHO, ProblemCode.DRIVER_FAILED_LOAD).message())
                    .contains("disk gone");
        }
    }

    @Test
    void aCatalogueThatNeverAnswersIsGivenUpAndStillPaidBack() {
        try (Rig rig = Rig.settled()) {
            FakeDriver echo = new FakeDriver(rig.kernel, "echo", rig.log);
            var gate = rig.dispatcher.event("gate");
            rig.catalog.add(
                    Rig.candidate("echo", StackRole.FUNCTION, "TEST\\ECHO"),
                    () -> {
                        gate.await();
                        return new DriverLoad.Loaded(echo.object);
                    });
            rig.plug("TEST\\ECHO");
            rig.settle();
            assertThat(rig.problem(ECHO, ProblemCode.DRIVER_FAILED_LOAD).message())
                    .contains("was not ready within 30 s");

            gate.set();
            rig.dispatcher.runUntilIdle();
            assertThat(rig.catalog.released).containsExactly("echo-1.0.0");
        }
    }

    @Test
    void aStartThatFailsIsProblem10WithTheReasonThatTheDriverReports() {
        try (Rig rig = Rig.settled()) {
            FakeDriver echo = rig.function("echo", "TEST\\ECHO");
            echo.failures.put(PnpMinor.START_DEVICE, Status.DEVICE_POWER_FAILURE);
            echo.reportsFailure("EvtDeviceD0Entry found no card");
            rig.plug("TEST\\ECHO");
            rig.settle();

            Problem problem = rig.problem(ECHO, ProblemCode.FAILED_START);
            assertThat(problem.message())
                    .contains("echo-1.0.0", "EvtDeviceD0Entry found no card", "devcon:restart");
            assertThat(rig.log)
                    .contains("REMOVE echo " + ECHO)
                    .noneMatch(line -> line.startsWith("SURPRISE"));
            assertThat(rig.catalog.uses).containsOnlyKeys("bus-1.0.0");
        }
    }

    @Test
    void aStartThatThrowsNamesDriverAndException() {
        try (Rig rig = Rig.settled()) {
            rig.function("echo", "TEST\\ECHO").thrown.add(PnpMinor.START_DEVICE);
            rig.plug("TEST\\ECHO");
            rig.settle();

            assertThat(rig.problem(ECHO, ProblemCode.FAILED_START).message())
                    .contains(
                            "driver echo threw IllegalStateException: broken out of START_DEVICE");
        }
    }

    @Test
    void aStartThatIsNeverCompletedIsGivenUp() {
        try (Rig rig = Rig.settled()) {
            FakeDriver echo = rig.function("echo", "TEST\\ECHO");
            echo.kept.add(PnpMinor.START_DEVICE);
            rig.plug("TEST\\ECHO");
            rig.settle();

            assertThat(rig.problem(ECHO, ProblemCode.FAILED_START).message())
                    .contains("driver echo has not completed START_DEVICE within 10 s");
            assertThat(rig.catalog.uses).as("the driver has the IRP").containsKey("echo-1.0.0");

            echo.keptIrps.getFirst().complete(Status.SUCCESS);
            rig.settle();
            assertThat(rig.catalog.uses).doesNotContainKey("echo-1.0.0");
        }
    }

    @Test
    void aRemovalThatIsNeverCompletedStopsNobodyElse() {
        try (Rig rig = Rig.settled()) {
            FakeDriver echo = rig.function("echo", "TEST\\ECHO");
            echo.kept.add(PnpMinor.REMOVE_DEVICE);
            FakeBus.Child child = rig.plug("TEST\\ECHO");
            rig.settle();
            rig.pull(child);
            rig.settle();

            assertThat(rig.pnp.device(ECHO)).isEmpty();
            assertThat(child.pdo.isDeleted()).as("the bus was told").isTrue();
            assertThat(rig.catalog.uses).containsKey("echo-1.0.0");

            echo.keptIrps.getFirst().complete(Status.SUCCESS);
            rig.settle();
            assertThat(rig.catalog.uses).doesNotContainKey("echo-1.0.0");
        }
    }

    @Test
    void anAddDeviceThatNeverReturnsIsWrittenOff() {
        try (Rig rig = Rig.settled()) {
            FakeDriver echo = rig.function("echo", "TEST\\ECHO");
            echo.addWaits = rig.dispatcher.event("for ever");
            rig.filter("lower", StackRole.LOWER_FILTER, "TEST\\ECHO");
            rig.function("other", "TEST\\OTHER");
            rig.plug("TEST\\ECHO");
            rig.plug("TEST\\OTHER");

            rig.dispatcher.runUntilIdle();
            assertThat(rig.node("TEST\\OTHER\\0").status())
                    .as("no delay for others")
                    .isEqualTo(DeviceStatus.STARTED);
            assertThat(rig.node(ECHO).status()).isEqualTo(DeviceStatus.STARTING);

            rig.settle();
            assertThat(rig.problem(ECHO, ProblemCode.FAILED_ADD).message())
                    .contains("AddDevice of function driver echo (package echo-1.0.0)")
                    .contains("has not returned within 10 s and was written off");
            assertThat(rig.dispatcher.writtenOff())
                    .containsExactly(
                            "AddDevice of function driver echo (package echo-1.0.0) for " + ECHO);
            assertThat(rig.log).contains("REMOVE lower " + ECHO);
            assertThat(rig.catalog.uses).containsKey("echo-1.0.0").doesNotContainKey("lower-1.0.0");

            rig.pnp.restart(ECHO);
            assertThat(rig.problem(ECHO, ProblemCode.DRIVER_FAILED_PRIOR_UNLOAD).message())
                    .contains("echo-1.0.0", "has not come back");

            echo.addWaits.set();
            rig.settle();
            assertThat(rig.dispatcher.writtenOff()).isEmpty();
            assertThat(rig.node(ECHO).status()).as("goes on").isEqualTo(DeviceStatus.STARTED);
        }
    }

    @Test
    void aDeviceIsPulledDuringAnAddDeviceThatNeverReturns() {
        try (Rig rig = Rig.settled()) {
            FakeDriver echo = rig.function("echo", "TEST\\ECHO");
            echo.addWaits = rig.dispatcher.event("for ever");
            echo.attachesBeforeItWaits = true;
            FakeBus.Child child = rig.plug("TEST\\ECHO");
            rig.dispatcher.runUntilIdle();
            rig.pull(child);
            rig.settle();

            assertThat(rig.pnp.device(ECHO)).isEmpty();
            assertThat(child.pdo.isDeleted()).isTrue();
            assertThat(rig.catalog.uses).containsKey("echo-1.0.0");

            // The same device comes again, and the driver is well.
            var hanging = echo.addWaits;
            echo.addWaits = null;
            rig.plug("TEST\\ECHO");
            rig.settle();
            assertThat(rig.node(ECHO).status()).isEqualTo(DeviceStatus.STARTED);

            hanging.set();
            rig.settle();
            assertThat(rig.catalog.uses).containsEntry("echo-1.0.0", 1);
        }
    }

    @Test
    void whatALateAddDeviceAttachesIsTakenOff() {
        try (Rig rig = Rig.settled()) {
            FakeDriver echo = rig.function("echo", "TEST\\ECHO");
            echo.addWaits = rig.dispatcher.event("late");
            FakeBus.Child child = rig.plug("TEST\\ECHO");
            rig.settle();
            echo.addWaits.set();
            rig.settle();

            assertThat(child.pdo.top()).isSameAs(child.pdo);
            rig.problem(ECHO, ProblemCode.FAILED_ADD);
            assertThat(rig.catalog.uses).doesNotContainKey("echo-1.0.0");
        }
    }

    @Test
    void aDriverThatReportsAFailureIsTakenOutOfService() {
        try (Rig rig = Rig.settled()) {
            FakeDriver echo = rig.function("echo", "TEST\\ECHO");
            FakeBus.Child child = rig.plug("TEST\\ECHO");
            rig.settle();
            rig.kernel.pnpNotifications().invalidateDeviceState(child.pdo);
            rig.settle();
            assertThat(rig.node(ECHO).status()).isEqualTo(DeviceStatus.STARTED);

            echo.reportsFailure("the card does not answer");
            rig.kernel.pnpNotifications().invalidateDeviceState(child.pdo);
            rig.settle();

            Problem problem = rig.problem(ECHO, ProblemCode.FAILED_POST_START);
            assertThat(problem.status()).isSameAs(Status.DEVICE_DATA_ERROR);
            assertThat(problem.message()).contains("the card does not answer.");
            assertThat(rig.log).contains("SURPRISE_REMOVAL echo " + ECHO, "REMOVE echo " + ECHO);

            echo.report = null;
            rig.pnp.restart(ECHO);
            assertThat(rig.node(ECHO).status()).isEqualTo(DeviceStatus.STARTED);
        }
    }

    @Test
    void aBusThatDoesNotNameItsChildrenIsTakenOutOfService() {
        try (Rig rig = Rig.settled()) {
            FakeDriver mute = rig.function("mute", "TEST\\MUTE");
            mute.kept.add(PnpMinor.QUERY_DEVICE_RELATIONS);
            rig.function("echo", "TEST\\ECHO");
            rig.plug("TEST\\MUTE");
            rig.plug("TEST\\ECHO");
            rig.settle();

            assertThat(rig.problem("TEST\\MUTE\\0", ProblemCode.FAILED_POST_START).message())
                    .contains("mute has not completed QUERY_DEVICE_RELATIONS within 10 s");
            assertThat(rig.node(ECHO).status()).isEqualTo(DeviceStatus.STARTED);
            mute.keptIrps.forEach(irp -> irp.complete(Status.UNSUCCESSFUL));
        }
    }

    @Test
    void aFailedDeviceIsNotTriedAgainWithTheSameDrivers() {
        try (Rig rig = Rig.settled()) {
            FakeDriver echo = rig.function("echo", "TEST\\ECHO");
            echo.addFailure = new IllegalStateException("never");
            rig.plug("TEST\\ECHO");
            rig.settle();
            rig.pnp.driversChanged(List.of("TEST\\ECHO", "echo-1.0.0"));
            rig.settle();
            assertThat(echo.addCalls).containsEntry(ECHO, 1);

            rig.function("better", "TEST\\ECHO");
            rig.catalog.remove("echo-1.0.0");
            rig.pnp.driversChanged(List.of("TEST\\ECHO"));
            rig.settle();
            assertThat(rig.node(ECHO).status()).isEqualTo(DeviceStatus.STARTED);
        }
    }
}
