package org.backplane.pnp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.pnp.DeviceStatus;
import org.backplane.pnp.DriverLoad;
import org.backplane.pnp.ProblemCode;
import org.backplane.pnp.StackRole;
import org.backplane.status.Status;
import org.backplane.wdm.PnpMinor;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

class DriverChangeTest {

    private static final String ECHO = "TEST\\ECHO\\0";
    private static final int SEEDS = 1000;

    @Test
    void aDeferredDriverSaysWhatItWaitsForAndGoesOnWhenThatComes() {
        try (Rig rig = Rig.settled()) {
            FakeDriver echo = new FakeDriver(rig.kernel, "echo", rig.log);
            AtomicReference<DriverLoad> load =
                    new AtomicReference<>(new DriverLoad.Deferred("no Clock service yet"));
            rig.catalog.add(Rig.candidate("echo", StackRole.FUNCTION, "TEST\\ECHO"), load::get);
            rig.plug("TEST\\ECHO");
            rig.settle();
            assertThat(rig.problem(ECHO, ProblemCode.WAITING_ON_DEPENDENCY).message())
                    .contains("echo (package echo-1.0.0)", "no Clock service yet.");

            load.set(new DriverLoad.Loaded(echo.object));
            rig.pnp.driversChanged(List.of("other-1.0.0"));
            rig.settle();
            assertThat(echo.addCalls).isEmpty();
            rig.pnp.driversChanged(List.of("echo-1.0.0"));
            rig.settle();
            assertThat(rig.node(ECHO).status()).isEqualTo(DeviceStatus.STARTED);
        }
    }

    @Test
    void aDeferredDriverIsAbandonedWhenItsDeviceGoes() {
        try (Rig rig = Rig.settled()) {
            rig.catalog.add(
                    Rig.candidate("echo", StackRole.FUNCTION, "TEST\\ECHO"),
                    () -> new DriverLoad.Deferred("no Clock service yet"));
            FakeBus.Child child = rig.plug("TEST\\ECHO");
            rig.settle();
            rig.pnp.driversChanged(List.of("echo-1.0.0"));
            rig.settle();
            assertThat(rig.catalog.waiting).containsExactly("echo-1.0.0 for " + ECHO);

            rig.pull(child);
            rig.settle();
            assertThat(rig.catalog.waiting).isEmpty();
        }
    }

    @Test
    void noDeviceIsLostWhenItsDriverArrivesAtTheSameTime() {
        for (long seed = 0; seed < SEEDS; seed++) {
            try (Rig rig = rig(seed)) {
                FakeDriver echo = new FakeDriver(rig.kernel, "echo", rig.log);
                FakeDriver filter = new FakeDriver(rig.kernel, "filter", rig.log);
                Yield.before(
                        rig.dispatcher,
                        "filter comes",
                        () -> arrive(rig, filter, StackRole.UPPER_FILTER));
                Yield.before(
                        rig.dispatcher,
                        "driver comes",
                        () -> arrive(rig, echo, StackRole.FUNCTION));
                Yield.before(rig.dispatcher, "device comes", () -> rig.plug("TEST\\ECHO"));
                Yield.before(
                        rig.dispatcher,
                        "device comes",
                        () -> rig.plug(Rig.ROOT, "TEST\\ECHO", "1"));
                Yield.before(rig.dispatcher, "rescan", rig.pnp::rescan);
                rig.dispatcher.runUntilIdle();
                rig.settle();

                for (String path : List.of(ECHO, "TEST\\ECHO\\1")) {
                    assertThat(rig.node(path).status())
                            .as("%s under seed %d", path, seed)
                            .isEqualTo(DeviceStatus.STARTED);
                    assertThat(echo.addCalls).as("seed %d", seed).containsEntry(path, 1);
                    assertThat(filter.addCalls.getOrDefault(path, 0)).isLessThanOrEqualTo(1);
                }
            }
        }
    }

    @Test
    void noDeviceIsLostWhenItsDependencyComesWhileItIsDeferred() {
        for (long seed = 0; seed < SEEDS; seed++) {
            try (Rig rig = rig(seed)) {
                FakeDriver echo = new FakeDriver(rig.kernel, "echo", rig.log);
                AtomicReference<DriverLoad> load =
                        new AtomicReference<>(new DriverLoad.Deferred("not yet"));
                rig.catalog.add(Rig.candidate("echo", StackRole.FUNCTION, "TEST\\ECHO"), load::get);
                Yield.before(rig.dispatcher, "device comes", () -> rig.plug("TEST\\ECHO"));
                Yield.before(
                        rig.dispatcher,
                        "dependency comes",
                        () -> {
                            load.set(new DriverLoad.Loaded(echo.object));
                            rig.pnp.driversChanged(List.of("ECHO-1.0.0"));
                        });
                rig.dispatcher.runUntilIdle();
                rig.settle();

                assertThat(rig.node(ECHO).status())
                        .as("seed %d", seed)
                        .isEqualTo(DeviceStatus.STARTED);
                assertThat(echo.addCalls).containsEntry(ECHO, 1);
            }
        }
    }

    @Test
    void aRemovedPackageIsTakenOffItsDevices() {
        try (Rig rig = Rig.settled()) {
            FakeDriver echo = rig.function("echo", "TEST\\ECHO");
            rig.plug("TEST\\ECHO");
            rig.settle();

            rig.catalog.remove("echo-1.0.0");
            rig.pnp.driverRemoved("echo-1.0.0");
            assertThat(rig.catalog.uses).as("when it returns").doesNotContainKey("echo-1.0.0");
            rig.settle();
            rig.problem(ECHO, ProblemCode.FAILED_INSTALL);
            assertThat(rig.node(ECHO).driver()).isNull();

            rig.install(echo, StackRole.FUNCTION, "TEST\\ECHO");
            rig.pnp.driversChanged(List.of("TEST\\ECHO"));
            rig.settle();
            assertThat(rig.node(ECHO).status()).isEqualTo(DeviceStatus.STARTED);
        }
    }

    @Test
    void aRemovedFilterLeavesTheRestOfTheStack() {
        try (Rig rig = Rig.settled()) {
            rig.function("echo", "TEST\\ECHO");
            rig.filter("upper", StackRole.UPPER_FILTER, "TEST\\ECHO");
            rig.plug("TEST\\ECHO");
            rig.settle();

            rig.catalog.remove("upper-1.0.0");
            rig.pnp.driverRemoved("upper-1.0.0");
            rig.settle();
            assertThat(rig.node(ECHO).stack()).extracting("driver").containsExactly("echo", "bus");
        }
    }

    @Test
    void aVetoDoesNotKeepARemovedPackage() {
        try (Rig rig = Rig.settled()) {
            rig.function("echo", "TEST\\ECHO")
                    .failures
                    .put(PnpMinor.QUERY_REMOVE_DEVICE, Status.UNSUCCESSFUL);
            rig.plug("TEST\\ECHO");
            rig.settle();

            rig.catalog.remove("echo-1.0.0");
            rig.pnp.driverRemoved("echo-1.0.0");
            rig.settle();
            assertThat(rig.log).contains("SURPRISE_REMOVAL echo " + ECHO, "REMOVE echo " + ECHO);
            rig.problem(ECHO, ProblemCode.FAILED_INSTALL);
        }
    }

    @Test
    void aPackageThatGoesWhileADeviceIsBoundToItIsTakenOffInEverySchedule() {
        for (long seed = 0; seed < SEEDS; seed++) {
            try (Rig rig = rig(seed)) {
                rig.function("echo", "TEST\\ECHO");
                Yield.before(rig.dispatcher, "device comes", () -> rig.plug("TEST\\ECHO"));
                long round = seed;
                Yield.before(
                        rig.dispatcher,
                        "package goes",
                        () -> {
                            rig.catalog.remove("echo-1.0.0");
                            rig.pnp.driverRemoved("echo-1.0.0");
                            assertThat(rig.catalog.uses)
                                    .as("seed %d", round)
                                    .doesNotContainKey("echo-1.0.0");
                        });
                rig.dispatcher.runUntilIdle();
                rig.settle();

                rig.problem(ECHO, ProblemCode.FAILED_INSTALL);
            }
        }
    }

    /** The bus runs already in one half of the runs, and is about to start in the other. */
    private static Rig rig(long seed) {
        Rig rig = new Rig(seed);
        if (seed % 2 == 0) {
            rig.settle();
        }
        return rig;
    }

    private static void arrive(Rig rig, FakeDriver driver, StackRole role) {
        rig.install(driver, role, "TEST\\ECHO");
        rig.pnp.driversChanged(List.of("TEST\\ECHO"));
    }
}
