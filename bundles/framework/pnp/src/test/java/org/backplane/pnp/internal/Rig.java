package org.backplane.pnp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.DriverCandidate;
import org.backplane.pnp.DriverLoad;
import org.backplane.pnp.PnpInstance;
import org.backplane.pnp.PnpManagers;
import org.backplane.pnp.Problem;
import org.backplane.pnp.ProblemCode;
import org.backplane.pnp.StackRole;
import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.wdm.Kernel;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** An instance on the simulated dispatcher, with a bus at the root of its tree. */
final class Rig implements AutoCloseable {

    static final String ROOT = "HTREE\\ROOT\\0";
    static final long SECOND = 1_000_000_000L;
    static final long TIMEOUT = 10 * SECOND;

    final SimulatedDispatcher dispatcher;
    final Kernel kernel;
    final FakeCatalog catalog;
    final List<String> log = new ArrayList<>();
    final FakeBus bus;
    final PnpInstance pnp;

    Rig(long seed) {
        dispatcher = new SimulatedDispatcher(seed);
        kernel = new Kernel(dispatcher);
        catalog = new FakeCatalog(dispatcher);
        bus = new FakeBus(kernel, "bus", log);
        install(bus, StackRole.FUNCTION, "HTREE\\ROOT", "TEST\\BUS");
        pnp = PnpManagers.start(kernel, catalog, TIMEOUT);
    }

    /** A rig whose root bus runs, with an empty log. */
    static Rig settled() {
        Rig rig = new Rig(1);
        rig.settle();
        rig.log.clear();
        return rig;
    }

    static DriverCandidate candidate(String name, StackRole role, String... hardwareIds) {
        return new DriverCandidate(
                name + "-1.0.0",
                name,
                role,
                List.of(hardwareIds),
                List.of(),
                LocalDate.EPOCH,
                List.of(1, 0, 0),
                role == StackRole.FUNCTION ? "Sample" : "",
                "");
    }

    /** Puts a driver into the store without telling anybody. */
    void install(FakeDriver driver, StackRole role, String... hardwareIds) {
        catalog.add(
                candidate(driver.name(), role, hardwareIds),
                () -> new DriverLoad.Loaded(driver.object));
    }

    FakeDriver function(String name, String... hardwareIds) {
        FakeDriver driver = new FakeDriver(kernel, name, log);
        install(driver, StackRole.FUNCTION, hardwareIds);
        return driver;
    }

    FakeDriver filter(String name, StackRole side, String... hardwareIds) {
        FakeDriver driver = new FakeDriver(kernel, name, log);
        install(driver, side, hardwareIds);
        return driver;
    }

    /** Plugs a device with instance ID 0 into the root bus. */
    FakeBus.Child plug(String deviceId) {
        return plug(ROOT, deviceId, "0");
    }

    FakeBus.Child plug(String busPath, String deviceId, String instanceId) {
        FakeBus.Child child = bus.insert(busPath, deviceId, instanceId);
        bus.notifyChange(busPath);
        return child;
    }

    void pull(FakeBus.Child child) {
        pull(ROOT, child);
    }

    void pull(String busPath, FakeBus.Child child) {
        bus.pull(busPath, child);
        bus.notifyChange(busPath);
    }

    void settle() {
        settle(pnp);
    }

    void settle(PnpInstance manager) {
        // What a driver does of its own accord is not the tree's to wait for.
        dispatcher.runUntilIdle();
        assertThat(manager.awaitSettled(1000 * SECOND)).as("the tree settles").isTrue();
    }

    DeviceNode node(String path) {
        return pnp.device(path).orElseThrow(() -> new AssertionError("no node " + path));
    }

    Problem problem(String path, ProblemCode code) {
        Problem problem = node(path).problem();
        assertThat(problem).as("problem of %s", path).isNotNull();
        assertThat(problem.code()).as(problem.message()).isEqualTo(code);
        return problem;
    }

    /** The tree can be taken apart, and every load is paid back. */
    @Override
    public void close() {
        pnp.shutDown();
        assertThat(pnp.devices()).isEmpty();
        assertThat(catalog.uses).as("loads not paid back").isEmpty();
        dispatcher.close();
    }
}
