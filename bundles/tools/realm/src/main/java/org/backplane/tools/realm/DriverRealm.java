package org.backplane.tools.realm;

import org.backplane.buses.root.RootBusDriver;
import org.backplane.ddi.Driver;
import org.backplane.hardware.Card;
import org.backplane.hardware.HardwareModel;
import org.backplane.io.IoManager;
import org.backplane.io.IoManagers;
import org.backplane.kmdf.KmdfDrivers;
import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.DeviceStatus;
import org.backplane.pnp.PnpInstance;
import org.backplane.pnp.PnpManagers;
import org.backplane.pnp.Problem;
import org.backplane.pnp.ProblemCode;
import org.backplane.pnp.StackEntry;
import org.backplane.pnp.StackRole;
import org.backplane.runtime.Level;
import org.backplane.runtime.RecordedSchedule;
import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.runtime.SimulationOptions;
import org.backplane.runtime.WrittenOffException;
import org.backplane.wdm.DriverEntry;
import org.backplane.wdm.Kernel;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A whole Backplane for a test: drivers are installed, devices plugged in and pulled out, requests
 * sent, and the order of all that happens at the same time follows a seed.
 *
 * <pre>{@code
 * try (DriverRealm realm = DriverRealm.seeded(8127).install(new EchoDriver());
 *         RealmHandle echo = realm.open(realm.plug("ROOT\\ECHO"))) {
 *     echo.write("hello");
 *     assertThat(echo.read(5)).isEqualTo("hello");
 * }
 * }</pre>
 *
 * <p>Time is virtual: it passes while the test waits, and with {@link #advance}.
 *
 * <p><b>Level:</b> PASSIVE, on the test's own thread; what {@link #after} runs may call the methods
 * that end in {@code Later}. <b>Serialised by:</b> the simulation.
 */
public final class DriverRealm implements AutoCloseable {

    /** Longer than everything that a driver is given time for. */
    private static final long PATIENCE = Duration.ofMinutes(5).toNanos();

    private static final String BUS = "HTREE\\ROOT\\0";

    private final SimulatedDispatcher dispatcher;
    private final Kernel kernel;
    private final RealmCatalog catalog;
    private final RealmSlots slots;
    private final PnpInstance pnp;
    private final IoManager io;

    private final RealmTroubles troubles;

    private DriverRealm(SimulatedDispatcher dispatcher) {
        this.dispatcher = dispatcher;
        kernel = new Kernel(dispatcher);
        catalog = new RealmCatalog(kernel);
        troubles = new RealmTroubles(catalog::isDriverClass);
        kernel.driverFaults(troubles);
        RootBusDriver bus = new RootBusDriver();
        slots = new RealmSlots(bus);
        catalog.add(RootBusDriver.class, KmdfDrivers.entryOf(bus));
        pnp = PnpManagers.start(kernel, catalog);
        pnp.addListener(troubles::deviceChanged);
        io = IoManagers.create(kernel);
        settle();
    }

    /** Makes a realm with nothing plugged in and no driver but that of the root bus. */
    public static DriverRealm seeded(long seed) {
        return simulated(SimulationOptions.seeded(seed));
    }

    /** Makes a realm that runs as {@code options} say. */
    public static DriverRealm simulated(SimulationOptions options) {
        return new DriverRealm(new SimulatedDispatcher(options));
    }

    /**
     * Runs a test under the seeds 1 to {@code count}, each in a realm of its own, which is closed
     * afterwards. {@link #explore} offers more ways to come upon a failure.
     *
     * @throws AssertionError for the first seed that fails; the message begins with it and says how
     *     to {@link #replay} a shorter run that fails alike
     */
    public static void forSeeds(int count, Consumer<DriverRealm> test) {
        explore(test).seed(1).randomly(count);
    }

    /** Will run a test under many schedules. */
    public static RealmExploration explore(Consumer<DriverRealm> test) {
        return new RealmExploration(test);
    }

    /**
     * Runs a test once, under the schedule that a failure was reported with. It fails as it did
     * then, on the thread of the caller.
     */
    public static void replay(String schedule, Consumer<DriverRealm> test) {
        RecordedSchedule recorded = RecordedSchedule.parse(schedule);
        run(new SimulatedDispatcher(SimulationOptions.replay(recorded)), test);
    }

    static void run(SimulatedDispatcher dispatcher, Consumer<DriverRealm> test) {
        try (DriverRealm realm = new DriverRealm(dispatcher)) {
            realm.put(test);
        }
    }

    private void put(Consumer<DriverRealm> test) {
        try {
            test.accept(this);
        } catch (WrittenOffException unwinding) {
            throw unwinding;
        } catch (RuntimeException | Error failure) {
            String more = troubles.unknownTo(failure);
            if (more.isEmpty()) {
                throw failure;
            }
            throw new AssertionError(more, failure);
        }
    }

    /** Installs framework drivers; their annotations say what they serve. */
    public DriverRealm install(Driver... drivers) {
        for (Driver driver : drivers) {
            install(driver.getClass(), KmdfDrivers.entryOf(driver));
        }
        return this;
    }

    /** Installs plain WDM drivers; their annotations say what they serve. */
    public DriverRealm installWdm(DriverEntry... drivers) {
        for (DriverEntry driver : drivers) {
            install(driver.getClass(), driver);
        }
        return this;
    }

    private void install(Class<?> annotated, DriverEntry entry) {
        pnp.driversChanged(catalog.add(annotated, entry));
        settle();
    }

    /**
     * Plugs in a device without hardware and waits until the tree has settled.
     *
     * @return its instance ID
     */
    public String plug(String hardwareId) {
        return plug(slots.softwareDevice(hardwareId));
    }

    /**
     * Plugs in a card, which its {@link Card} annotation describes, and waits until the tree has
     * settled.
     *
     * @return its instance ID
     */
    public String plug(HardwareModel card) {
        return plug(slots.card(card));
    }

    private String plug(RealmSlots.Plug plug) {
        plug.putIn().run();
        settle();
        String instanceId =
                devices().stream()
                        .filter(node -> BUS.equals(node.parentId()))
                        .map(DeviceNode::instanceId)
                        .filter(id -> !slots.has(id))
                        .findAny()
                        .orElseThrow(
                                () -> failure("what was plugged in is not in the device tree", ""));
        slots.add(instanceId, plug);
        return instanceId;
    }

    /** Pulls a device out, by surprise, and waits until the tree has settled. */
    public void unplug(String instanceId) {
        unplugLater(instanceId);
        settle();
    }

    /** Pulls a device out, by surprise; its removal is under way when this returns. */
    public void unplugLater(String instanceId) {
        slots.pullOut(instanceId);
    }

    /** Takes a device out of service, in an orderly way. */
    public void disable(String instanceId) {
        pnp.disable(instanceId);
        settle();
    }

    /** Puts a disabled device back into service. */
    public void enable(String instanceId) {
        pnp.enable(instanceId);
        settle();
    }

    /** Takes the stack of a device apart and builds it anew. */
    public void restart(String instanceId) {
        pnp.restart(instanceId);
        settle();
    }

    /** All devices, the root of the tree included. */
    public List<DeviceNode> devices() {
        return pnp.devices();
    }

    /** A device, as it is now. */
    public DeviceNode device(String instanceId) {
        return pnp.device(instanceId)
                .orElseThrow(() -> failure("there is no device " + instanceId, ""));
    }

    /** Opens a device. */
    public RealmHandle open(String instanceId) {
        return new RealmHandle(
                io.open(instanceId), device(instanceId).driver(), troubles::requestStarted);
    }

    /** Lets {@code action} run as a PASSIVE task of its own when so much time has passed. */
    public void after(Duration delay, Runnable action) {
        dispatcher.timer(Level.PASSIVE, "the test's action", action).start(delay.toNanos());
    }

    /** Lets virtual time pass, with all that falls due in it. */
    public void advance(Duration time) {
        dispatcher.advance(time.toNanos());
    }

    /** Waits until nothing is able to run and no device is on its way to another state. */
    public void settle() {
        dispatcher.runUntilIdle();
        if (!pnp.awaitSettled(PATIENCE)) {
            throw failure("the device tree does not settle", "look for a driver that waits");
        }
        dispatcher.runUntilIdle();
    }

    /**
     * Checks that no device failed and nothing is left over: no request under way, no open handle,
     * no driver in use that is in no stack, or the other way round, nothing to run, and no timer
     * set, except by a card that has power.
     *
     * @throws AssertionError naming what is left over
     */
    public void assertQuiescent() {
        settle();
        if (!troubles.faults().isEmpty()) {
            AssertionError failure =
                    failure("drivers failed:" + lines(troubles.faults()), "");
            failure.initCause(troubles.firstThrown());
            throw failure;
        }
        List<RealmRequest> underWay = troubles.underWay();
        if (!underWay.isEmpty()) {
            throw failure(
                    underWay.size() + " requests are under way:" + lines(underWay),
                    "wait for them or cancel them; if that does not help, look for the path on"
                            + " which the driver forgets to complete them");
        }
        if (kernel.openFiles().count() > 0) {
            throw failure(kernel.openFiles().count() + " handles are open", "close them");
        }
        if (!catalog.uses().equals(driversInStacks())) {
            throw failure(
                    "drivers are in use as "
                            + catalog.uses()
                            + " but in stacks as "
                            + driversInStacks(),
                    "");
        }
        if (!dispatcher.runToQuiescence(0) && !isCardPowered()) {
            throw failure("a timer is set", "look for a driver that does not stop its own");
        }
    }

    private boolean isCardPowered() {
        return devices().stream()
                .filter(node -> node.status() == DeviceStatus.STARTED)
                .anyMatch(node -> slots.isCard(node.instanceId()));
    }

    /** How many stacks each driver is in, by name. */
    private Map<String, Integer> driversInStacks() {
        Map<String, Integer> uses = new TreeMap<>();
        for (DeviceNode node : devices()) {
            for (StackEntry entry : node.stack()) {
                if (entry.role() != StackRole.BUS) {
                    uses.merge(entry.driver(), 1, Integer::sum);
                }
            }
        }
        return uses;
    }

    private AssertionError failure(String what, String advice) {
        return new AssertionError(
                "seed %d: %s%s\nin this device tree:%s"
                        .formatted(
                                dispatcher.seed(),
                                what,
                                advice.isEmpty() ? "" : "\n" + advice,
                                lines(conditions())));
    }

    /** What state each device is in. */
    private List<String> conditions() {
        return devices().stream()
                .map(node -> node.instanceId() + " is " + condition(node))
                .toList();
    }

    /** A device that failed is told of elsewhere. */
    private static String condition(DeviceNode node) {
        Problem problem = node.problem();
        if (problem == null) {
            return node.status().toString();
        }
        return problem.code() == ProblemCode.FAILED_POST_START
                ? problem.code().toString()
                : problem.message();
    }

    private static String lines(Collection<?> items) {
        return items.stream().map(item -> "\n    " + item).collect(Collectors.joining());
    }

    /**
     * Takes everything apart, as a shutdown does.
     *
     * @throws AssertionError if a driver stays in use, or a task has thrown
     */
    @Override
    public void close() {
        try (dispatcher) {
            pnp.shutDown();
            if (!catalog.uses().isEmpty()) {
                throw failure("drivers are still in use: " + catalog.uses(), "");
            }
        }
    }
}
