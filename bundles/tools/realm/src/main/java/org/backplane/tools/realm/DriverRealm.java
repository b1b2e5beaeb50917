package org.backplane.tools.realm;

import org.backplane.buses.root.RootBusDriver;
import org.backplane.ddi.Driver;
import org.backplane.hardware.Card;
import org.backplane.hardware.HardwareModel;
import org.backplane.io.IoManager;
import org.backplane.io.IoManagers;
import org.backplane.kmdf.DeviceSnapshot;
import org.backplane.kmdf.KmdfDrivers;
import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.PnpInstance;
import org.backplane.pnp.PnpManager;
import org.backplane.pnp.PnpManagers;
import org.backplane.pnp.StackEntry;
import org.backplane.power.PowerInstance;
import org.backplane.power.PowerManager;
import org.backplane.power.PowerManagers;
import org.backplane.power.PowerNode;
import org.backplane.runtime.Level;
import org.backplane.runtime.RecordedSchedule;
import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.runtime.SimulationOptions;
import org.backplane.verifier.FaultPlan;
import org.backplane.wdm.DriverEntry;
import org.backplane.wdm.Kernel;
import org.backplane.wdm.power.DevicePowerState;
import org.backplane.wdm.power.SystemPowerState;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

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
    private final RealmWatch watch;
    private final Kernel kernel;
    private final RealmCatalog catalog;
    private final RealmSlots slots;
    private final PowerInstance power;
    private final PnpInstance pnp;
    private final IoManager io;

    private final List<RealmRequest> requests = new ArrayList<>();

    private final RealmFaults faults;

    private DriverRealm(SimulatedDispatcher dispatcher, RealmWatch watch) {
        this.dispatcher = dispatcher;
        this.watch = watch;
        kernel = new Kernel(dispatcher);
        catalog = new RealmCatalog(kernel);
        faults = new RealmFaults(catalog, watch::isInjected);
        kernel.driverFaults(faults);
        RootBusDriver bus = new RootBusDriver();
        slots = new RealmSlots(dispatcher, bus);
        catalog.add(RootBusDriver.class, KmdfDrivers.entryOf(bus));
        power = PowerManagers.start(kernel);
        pnp = PnpManagers.start(kernel, catalog);
        pnp.addListener(this::note);
        io = IoManagers.create(kernel);
        settle();
    }

    private void note(DeviceNode node) {
        if (BUS.equals(node.parentId())) {
            slots.note(node);
        }
        faults.note(node);
    }

    /** Makes a realm with nothing plugged in and no driver but that of the root bus. */
    public static DriverRealm seeded(long seed) {
        return simulated(SimulationOptions.seeded(seed));
    }

    /** Makes a realm that runs as {@code options} say. */
    public static DriverRealm simulated(SimulationOptions options) {
        return new DriverRealm(new SimulatedDispatcher(options), RealmWatch.NOBODY);
    }

    /** As {@link #simulated(SimulationOptions)}, with the calls of drivers failed as planned. */
    public static DriverRealm simulated(SimulationOptions options, FaultPlan faults) {
        return new DriverRealm(new SimulatedDispatcher(options), new RealmWatch(null, faults));
    }

    /** As {@link #simulated(SimulationOptions)}, with all that happens told to {@code trace}. */
    public static DriverRealm simulated(SimulationOptions options, RealmTrace trace) {
        return new DriverRealm(
                new SimulatedDispatcher(options.withListener(trace)), new RealmWatch(trace, null));
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
        replay(schedule, RealmWatch.NOBODY, test);
    }

    /** As {@link #replay(String, Consumer)}, with a call failed as it was then. */
    public static void replay(String schedule, FaultPlan faults, Consumer<DriverRealm> test) {
        replay(schedule, new RealmWatch(null, faults), test);
    }

    private static void replay(String schedule, RealmWatch watch, Consumer<DriverRealm> test) {
        RecordedSchedule recorded = RecordedSchedule.parse(schedule);
        run(new SimulatedDispatcher(SimulationOptions.replay(recorded)), watch, test);
    }

    static void run(SimulatedDispatcher dispatcher, RealmWatch watch, Consumer<DriverRealm> test) {
        try (DriverRealm realm = new DriverRealm(dispatcher, watch)) {
            realm.put(test);
        }
    }

    private void put(Consumer<DriverRealm> test) {
        try {
            test.accept(this);
        } catch (RuntimeException | Error failure) {
            String told = faults.added(failure, requests);
            if (told.isEmpty()) {
                throw failure;
            }
            throw new AssertionError(told, failure);
        }
    }

    /** Installs framework drivers; their annotations say what they serve. */
    public DriverRealm install(Driver... drivers) {
        for (Driver driver : drivers) {
            install(driver.getClass(), watch.entryOf(driver));
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
        String instanceId = slots.plug(plug, this::settle);
        if (instanceId == null) {
            throw failure("what was plugged in did not get into the device tree");
        }
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

    /**
     * Takes the whole system to a sleep state, S1 to S4, and waits until it is there.
     *
     * @throws org.backplane.status.StatusException if a driver vetoes; the message names it
     */
    public void sleep(SystemPowerState state) {
        power.sleep(state);
        dispatcher.runUntilIdle();
    }

    /** Wakes the system, and waits until all devices that come up by themselves have done so. */
    public void wake() {
        power.resume();
        settle();
    }

    /** Takes the whole system to S5; {@link #close} wakes it to take it apart. */
    public void shutDown() {
        power.shutDown();
        dispatcher.runUntilIdle();
    }

    /** The power state of a started device; null if its drivers have not told. */
    public DevicePowerState powerState(String instanceId) {
        return power.tree().stream()
                .filter(node -> node.instanceId().equalsIgnoreCase(instanceId))
                .findAny()
                .map(PowerNode::state)
                .orElse(null);
    }

    /** The framework devices in a stack with their state machines, from the top to the bottom. */
    public List<DeviceSnapshot> frameworkDevices(String instanceId) {
        return KmdfDrivers.debugger(kernel).devices(instanceId);
    }

    /** The power of the system and of all devices. */
    public PowerManager power() {
        return power;
    }

    /** Ejects a device, with all that leaves with it. */
    public void eject(String instanceId) {
        pnp.eject(instanceId);
        settle();
    }

    /** Removes a device from the tree; its bus still has it. */
    public void remove(String instanceId) {
        pnp.remove(instanceId);
        settle();
    }

    /** All devices, the root of the tree included. */
    public List<DeviceNode> devices() {
        return pnp.devices();
    }

    /** A device, as it is now. */
    public DeviceNode device(String instanceId) {
        return pnp.device(instanceId)
                .orElseThrow(() -> failure("there is no device " + instanceId));
    }

    /**
     * The device tree, for a test that does several things to it at once: what the realm itself
     * offers waits until the tree has settled.
     */
    public PnpManager pnp() {
        return pnp;
    }

    /** Opens devices as an application does, by whatever name, and for whomever. */
    public IoManager io() {
        return io;
    }

    /** Opens a device. */
    public RealmHandle open(String instanceId) {
        String driver = pnp.device(instanceId).map(DeviceNode::driver).orElse("no driver");
        return new RealmHandle(io.open(instanceId), driver, dispatcher, requests);
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
            throw failure("the device tree does not settle; look for a driver that waits");
        }
        dispatcher.runUntilIdle();
    }

    /**
     * Checks that no driver failed and nothing is left over: no request under way or completed
     * twice, no power IRP but a WAIT_WAKE, no open handle, no system asleep, no driver in use that
     * is in no stack, or the other way round, no object of the framework that a driver keeps beyond
     * its end, nothing to run, and no timer set, except by a card that has power.
     *
     * @throws AssertionError naming what is left over
     */
    public void assertQuiescent() {
        settle();
        List<String> wrong = new ArrayList<>();
        faults.sentences().forEach(fault -> wrong.add("a driver failed: " + fault));
        wrong.addAll(new Leftovers(dispatcher, kernel, catalog).in(requests, devices()));
        wrong.addAll(PowerLeftovers.of(power));
        if (!wrong.isEmpty()) {
            AssertionError failure = failure(String.join("; ", wrong));
            failure.initCause(faults.firstThrown());
            throw failure;
        }
    }

    /**
     * What drivers did wrong so far, in sentences, for a test in which they are to: {@link
     * #assertQuiescent} bears it from now on.
     */
    public List<String> takeDriverFaults() {
        return faults.take();
    }

    private AssertionError failure(String what) {
        StringBuilder text = new StringBuilder(what);
        text.append("\ndevices of seed ").append(dispatcher.seed()).append(':');
        devices().forEach(node -> text.append("\n    ").append(inOneLine(node)));
        return new AssertionError(text.toString());
    }

    private static String inOneLine(DeviceNode node) {
        List<String> drivers = node.stack().stream().map(StackEntry::driver).toList();
        String problem = node.problem() == null ? "" : " " + node.problem().code();
        return node.instanceId() + " " + node.status() + problem + " " + drivers;
    }

    /**
     * Takes everything apart, as a shutdown does.
     *
     * @throws AssertionError if a driver stays in use or keeps an object of the framework, or a
     *     task has thrown
     */
    @Override
    public void close() {
        try (dispatcher) {
            pnp.shutDown();
            power.close();
            if (!catalog.uses().isEmpty()) {
                throw failure("drivers are still in use: " + catalog.uses());
            }
            dispatcher.runUntilIdle();
            List<String> kept = catalog.objectsLeftOver();
            if (!kept.isEmpty()) {
                throw failure(String.join("; ", kept));
            }
        }
    }
}
