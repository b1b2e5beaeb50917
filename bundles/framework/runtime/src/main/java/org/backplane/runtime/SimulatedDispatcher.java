package org.backplane.runtime;

import org.backplane.runtime.internal.Alarm;
import org.backplane.runtime.internal.LevelRules;
import org.backplane.runtime.internal.SplitMix64;
import org.backplane.runtime.internal.StepObserver;
import org.backplane.runtime.internal.simulated.SimulatedEvent;
import org.backplane.runtime.internal.simulated.SimulatedLock;
import org.backplane.runtime.internal.simulated.SimulatedMutex;
import org.backplane.runtime.internal.simulated.SimulatedTask;
import org.backplane.runtime.internal.simulated.SimulatedTimer;
import org.backplane.runtime.internal.simulated.SimulatedWatchDog;
import org.backplane.runtime.internal.simulated.Simulation;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The dispatcher of a test: one task runs at a time, under a virtual clock, in an order that the
 * seed decides. The run is a pure function of the seed.
 *
 * <p>The test's own code is a task as well, called main. While it runs, nothing else does; others
 * run when it waits (for an event, a lock, a flush) or calls {@link #runUntilIdle}, {@link
 * #advance} or {@link #runToQuiescence}, and at the preemption points if {@link SimulationOptions}
 * ask for them. Locks that are taken in conflicting orders fail the task that would close the
 * circle, with a {@link DeadlockException}. Time passes only when nothing is able to run: the clock
 * jumps to the next timer or timeout. If there is none and main waits, or if main has waited for an
 * hour while timers went on, main gets a {@link DeadlockException} that says who waits for what.
 *
 * <p>A task that throws is remembered; the next of the three run methods, or {@link #close}, throws
 * an {@link AssertionError} with it as the cause, unless {@link #takeFailures} took it before.
 *
 * <p><b>Serialised by:</b> main and the tasks are never concurrent. No thread other than main's may
 * call in from outside.
 */
public final class SimulatedDispatcher implements Dispatcher, AutoCloseable {

    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    private final SimulationOptions options;
    private final SplitMix64 values;
    private final Simulation simulation;
    private final SimulatedWatchDog watchDog;

    /** Makes a dispatcher whose schedule and random numbers follow {@code seed}. */
    public SimulatedDispatcher(long seed) {
        this(SimulationOptions.seeded(seed));
    }

    /** Makes a dispatcher that tells {@code listener} each step. */
    public SimulatedDispatcher(long seed, ScheduleListener listener) {
        this(SimulationOptions.seeded(seed).withListener(listener));
    }

    /**
     * Makes a dispatcher that runs as {@code options} say.
     *
     * @throws IllegalStateException if they ask for interleaving, which needs an agent that is not
     *     installed
     */
    public SimulatedDispatcher(SimulationOptions options) {
        if (options.preemption() == Preemption.AT_ACCESSES) {
            Interleaving.requireInstalled();
        }
        this.options = options;
        SplitMix64 root = new SplitMix64(options.seed());
        simulation = new Simulation(options, new SplitMix64(root.next()));
        values = new SplitMix64(root.next());
        watchDog = new SimulatedWatchDog(simulation);
    }

    /**
     * Runs a scenario under {@code count} seeds from {@code first} on, each with a dispatcher of
     * its own that is closed afterwards. Cheaper than a loop around the constructor, because the
     * scenario runs on a thread to which hand-overs cost little.
     *
     * @throws AssertionError if the scenario threw; says under which seed, to replay it alone
     */
    public static void forEachSeed(long first, int count, Consumer<SimulatedDispatcher> scenario) {
        new SeedRun(first, count, scenario).run();
    }

    /** The seed of this run. */
    public long seed() {
        return options.seed();
    }

    /**
     * The choices made so far, to make them again.
     *
     * @throws IllegalStateException if the run is not recorded, see {@link
     *     SimulationOptions#withRecording}
     */
    public RecordedSchedule schedule() {
        return simulation.recorded();
    }

    /**
     * How many choices there were so far.
     *
     * @throws IllegalStateException if the run is not recorded
     */
    public int choices() {
        return simulation.choices();
    }

    /** What the run has cost so far, in units that do not depend on the machine. */
    long work() {
        return simulation.work();
    }

    /** Runs until nothing is able to run. The clock stands still. */
    public void runUntilIdle() {
        simulation.drive(simulation.nanos());
        throwFailures();
    }

    /**
     * Lets virtual time pass, running in order what falls due in it, and what is able to run at its
     * end.
     */
    public void advance(long nanos) {
        long until = Alarm.deadline(simulation.nanos(), nanos);
        simulation.drive(until);
        simulation.skipTo(until);
        throwFailures();
    }

    /**
     * Lets time pass until nothing is able to run and nothing is set to happen, or {@code
     * longestNanos} have passed (a periodic timer never comes to rest).
     *
     * @return whether it came to rest
     */
    public boolean runToQuiescence(long longestNanos) {
        simulation.drive(Alarm.deadline(simulation.nanos(), longestNanos));
        throwFailures();
        return !simulation.hasAlarms();
    }

    /**
     * What is set to happen, the next first: timers by their names, and the limits of waits and
     * watches.
     */
    public List<String> alarms() {
        return simulation.alarms();
    }

    /** One sentence for each task that waits: who waits for what. */
    public List<String> waits() {
        return simulation.waits();
    }

    /** What tasks threw and nobody heard of yet. They count as heard of now. */
    public List<Throwable> takeFailures() {
        return simulation.takeFailures();
    }

    /**
     * Ends the run: drops what is queued and set, and unwinds the tasks that wait.
     *
     * @throws AssertionError if a task failed and no other method told so
     */
    @Override
    public void close() {
        simulation.close();
        throwFailures();
    }

    private void throwFailures() {
        List<Throwable> failures = takeFailures();
        if (!failures.isEmpty()) {
            AssertionError error =
                    new AssertionError(
                            "A task failed under seed " + seed() + ": " + failures.getFirst(),
                            failures.getFirst());
            failures.stream().skip(1).forEach(error::addSuppressed);
            throw error;
        }
    }

    @Override
    public Task task(Level level, String name, Runnable body) {
        return new SimulatedTask(simulation, level, name, body);
    }

    @Override
    public void startProcedure(String name, Runnable body) {
        post(Level.PASSIVE, name, body);
    }

    @Override
    public TaskTimer timer(Level level, String name, Runnable body) {
        return new SimulatedTimer(simulation, new SimulatedTask(simulation, level, name, body));
    }

    @Override
    public Event event(String name) {
        return new SimulatedEvent(simulation, name);
    }

    @Override
    public Lock lock(String name) {
        return new SimulatedLock(simulation, name);
    }

    @Override
    public Mutex mutex(String name) {
        return new SimulatedMutex(simulation, name);
    }

    @Override
    public <T> T watch(String what, long timeoutNanos, Supplier<T> body, Runnable expired) {
        return watchDog.watch(what, timeoutNanos, body, expired);
    }

    @Override
    public List<String> writtenOff() {
        return watchDog.writtenOff();
    }

    @Override
    public long nanoTime() {
        return simulation.readClock();
    }

    @Override
    public Instant now() {
        return START.plusNanos(simulation.readClock());
    }

    @Override
    public int random(int bound) {
        simulation.touch(StepObserver.COMMON, "the random numbers");
        return values.next(bound);
    }

    @Override
    public Level currentLevel() {
        simulation.use("its level");
        return simulation.level();
    }

    @Override
    public void raise(Level level, Runnable body) {
        Level before = raise(level);
        try {
            body.run();
        } finally {
            simulation.level(before);
        }
    }

    @Override
    public Level raise(Level level) {
        Level before = simulation.level();
        LevelRules.requireNotLower(before, level);
        simulation.level(level);
        return before;
    }

    @Override
    public void lower(Level level) {
        LevelRules.requireNotHigher(simulation.level(), level);
        simulation.level(level);
    }

    @Override
    public Object currentThread() {
        return simulation.currentThread();
    }
}
