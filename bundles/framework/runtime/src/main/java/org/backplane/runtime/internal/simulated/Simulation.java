package org.backplane.runtime.internal.simulated;

import org.backplane.runtime.EndlessLoopException;
import org.backplane.runtime.Level;
import org.backplane.runtime.Preemption;
import org.backplane.runtime.RecordedSchedule;
import org.backplane.runtime.SimulationOptions;
import org.backplane.runtime.WrittenOffException;
import org.backplane.runtime.internal.Alarm;
import org.backplane.runtime.internal.LevelRules;
import org.backplane.runtime.internal.SplitMix64;
import org.backplane.runtime.internal.StepObserver;

import java.util.ArrayList;
import java.util.List;

/**
 * The loop of a simulation: takes what the schedule chooses, and sees to it that it goes on without
 * burying the stack of anybody who waits.
 *
 * <p>Whoever has the baton runs the loop. A strand that has to wait stays on its stack; DISPATCH
 * and DIRQL tasks, which never wait, run on top of it, but a PASSIVE task might wait itself and
 * bury this strand, so it gets the baton on a carrier thread instead. Carriers are virtual threads:
 * the hand-over between two of them costs less than a microsecond.
 *
 * <p><b>Serialised by:</b> the baton. Only its holder touches anything here.
 */
public final class Simulation {

    /** No limit of time for {@link Schedule#next}. */
    private static final long FOR_EVER = Long.MAX_VALUE;

    /** If main waits for longer, what it waits for does not come: one hour. */
    private static final long LONGEST_WAIT = 3_600_000_000_000L;

    /**
     * At so many preemption points a strand may go on while others are ready; then they have their
     * turns, or whoever spins for something that one of them does would spin for ever.
     */
    private static final int PATIENCE = 1_000;

    private final SimulationOptions options;
    private final boolean preemptive;

    /** Null if the run is not recorded. */
    private final Recorder recorder;

    private final Schedule schedule;

    /** Null if nobody wants to know. */
    private final StepObserver observer;

    private final List<Throwable> failures = new ArrayList<>();
    private final Strand main = new Strand(this);
    private final SpinGuard spinGuard = new SpinGuard();

    /** In the order of their making. */
    private final List<Strand> carriers = new ArrayList<>();

    private final List<Strand> freeCarriers = new ArrayList<>();

    private Strand current = main;

    private int objects = StepObserver.COMMON;

    /** How far time may pass by itself. */
    private long limit = FOR_EVER;

    /** Whether main waits for the simulation to come to rest rather than for something in it. */
    private boolean driving;

    /** Locks held by strands that wait: while there are any, a DISPATCH task might have to wait. */
    private int locksAway;

    /** Whether code of a strategy or listener runs, which nobody may come between. */
    private boolean choosing;

    private boolean closed;

    /** Makes a simulation at instant 0; {@code generator} is for a run without a strategy. */
    public Simulation(SimulationOptions options, SplitMix64 generator) {
        this.options = options;
        preemptive = options.preemption() != Preemption.NONE;
        recorder = options.recorded() ? new Recorder() : null;
        Picker picker =
                options.strategy() == null
                        ? ready -> generator.next(ready.size())
                        : new StrategyPicker(options.strategy());
        observer = options.strategy() instanceof StepObserver watching ? watching : null;
        schedule = new Schedule(picker, recorder, options.listener(), observer);
        ThreadSimulation.set(this);
    }

    /** The choices made so far. */
    public RecordedSchedule recorded() {
        return new RecordedSchedule(
                options.seed(), options.preemption(), requireRecorder().departures());
    }

    /** How many choices there were so far. */
    public int choices() {
        return requireRecorder().choices();
    }

    /** What the run has cost so far: what its code did, and the turns that were taken. */
    public long work() {
        return spinGuard.total() + (long) SpinGuard.TURN * schedule.turns();
    }

    /** Virtual time since the start. */
    public long nanos() {
        return schedule.nanos();
    }

    /** The same, for code that runs in the simulation. */
    public long readClock() {
        use("the clock");
        return schedule.nanos();
    }

    /** The level of the code that runs. */
    public Level level() {
        return current.level;
    }

    /** The call stack that runs. */
    public Object currentThread() {
        return current;
    }

    /** Sets the level of the code that runs. */
    public void level(Level level) {
        current.level = level;
    }

    /** Sets the clock forward; nothing may fall due in between. */
    public void skipTo(long instant) {
        schedule.skipTo(instant);
    }

    /** Whether a timer is set, or a wait or watch has a limit of time. */
    public boolean hasAlarms() {
        return schedule.hasAlarms();
    }

    /** What is set to fall due, in words, the next first. */
    public List<String> alarms() {
        return schedule.alarms();
    }

    /** What was thrown out of tasks since the last call. */
    public List<Throwable> takeFailures() {
        List<Throwable> taken = new ArrayList<>(failures);
        taken.addAll(schedule.observerFailures());
        failures.clear();
        schedule.observerFailures().clear();
        return taken;
    }

    /** What each task that waits, waits for, oldest carrier first. */
    public List<String> waits() {
        return carriers.stream()
                .filter(Strand::isWaiting)
                .map(carrier -> "task " + carrier.name() + " waits for " + carrier.waitsFor)
                .toList();
    }

    /** Lets main wait until nothing is able to run and nothing falls due up to {@code until}. */
    public void drive(long until) {
        requireMain("drive");
        driving = true;
        limit = until;
        main.waitsFor = "the simulation to come to rest";
        try {
            if (suspend(main) == Wake.GIVEN_UP) {
                throw Verdicts.endlessSteps(schedule.nanos());
            }
        } finally {
            driving = false;
            limit = FOR_EVER;
        }
    }

    /** Drops what is queued and set, unwinds every strand that waits, and lets the carriers end. */
    public void close() {
        if (closed) {
            return;
        }
        requireMain("close");
        closed = true;
        schedule.clear();
        main.thread = Thread.currentThread();
        for (Strand carrier : carriers) {
            if (carrier.isWaiting()) {
                endWait(carrier, Wake.UNWOUND);
                handOver(carrier);
                main.awaitBaton();
            }
        }
        freeCarriers.forEach(Strand::giveBaton);
        ThreadSimulation.clear(this);
    }

    /**
     * The current step reads or changes an object.
     *
     * @param what the object, for people
     */
    public void touch(int object, Object what) {
        use(what);
        observe(object);
    }

    /** Something of the simulation itself reads or changes an object. */
    void observe(int object) {
        if (observer != null) {
            observer.touches(object);
        }
    }

    /**
     * The current step uses the dispatcher.
     *
     * @throws EndlessLoopException if it has done so too often
     */
    public void use(Object what) {
        count(SpinGuard.USE, what);
    }

    private void count(int more, Object what) {
        boolean byMain = current.task == null;
        if (spinGuard.isTooMuch(more, byMain)) {
            String who = byMain ? "Main" : "Task " + current.name();
            EndlessLoopException endless = Verdicts.endlessLoop(who, what, schedule.nanos());
            fail(endless);
            throw endless;
        }
    }

    /** The current step is about to access what others may share. */
    void access() {
        if (!choosing) {
            count(SpinGuard.ACCESS, "an access of its own code");
            if (options.preemption() == Preemption.AT_ACCESSES) {
                preemptionPoint();
            }
        }
    }

    /** A loop of the current step begins anew. */
    void loop() {
        if (!choosing) {
            count(SpinGuard.ACCESS, "a loop of its own code");
        }
    }

    /** Keeps preemption points away from the current strand, or takes that back. */
    void shield(int more) {
        current.shields += more;
    }

    /** The number of an object that is being made. */
    int nextObject() {
        return ++objects;
    }

    boolean isClosed() {
        return closed;
    }

    Schedule schedule() {
        return schedule;
    }

    /** The strand that runs. */
    Strand current() {
        return current;
    }

    /** Lets the current strand wait without limit, but main not for ever while timers go on. */
    void await(Waiters waiters, String what) {
        beginWait(waiters, what);
        if (current != main) {
            endedWait(what);
            return;
        }
        limit = Alarm.deadline(schedule.nanos(), LONGEST_WAIT);
        try {
            endedWait(what);
        } finally {
            limit = FOR_EVER;
        }
    }

    /** Lets the current strand wait; false if its time was over before it was released. */
    boolean await(Waiters waiters, String what, long timeoutNanos) {
        beginWait(waiters, what);
        Strand self = current;
        schedule.set(self.timeout, timeoutNanos);
        boolean released = endedWait(what);
        // Who is let go by a lock still has its timeout.
        schedule.cancel(self.timeout);
        return released;
    }

    private void beginWait(Waiters waiters, String what) {
        Strand self = current;
        if (closed) {
            if (self == main) {
                throw new IllegalStateException(
                        "Cannot wait for " + what + ": the simulation is closed");
            }
            throw new WrittenOffException(self.name());
        }
        if (self != main && !self.thread.equals(Thread.currentThread())) {
            throw new IllegalStateException(
                    "Cannot wait for " + what + " on a thread that the simulation does not know");
        }
        if (self.isWaiting()) {
            throw new IllegalStateException(
                    "Cannot wait for " + what + " in " + self.name() + ": only PASSIVE code may");
        }
        self.waitsFor = what;
        waiters.add(self);
    }

    private boolean endedWait(String what) {
        Strand self = current;
        locksAway += self.locksHeld;
        Wake wake = suspend(self);
        locksAway -= self.locksHeld;
        if (self.waiters != null) {
            self.waiters.remove(self);
        }
        return switch (wake) {
            case RELEASED -> true;
            case TIMED_OUT -> false;
            case GIVEN_UP -> throw vain(what);
            case UNWOUND -> throw new WrittenOffException(self.name());
        };
    }

    private RuntimeException vain(String what) {
        return schedule.isEndless()
                ? Verdicts.endlessSteps(schedule.nanos())
                : Verdicts.deadlock(what, schedule.alarms(), waits(), failures);
    }

    /** Lets others run before the current strand goes on, if the run has preemption points. */
    void preemptionPoint() {
        Strand self = current;
        if (!preemptive || closed || choosing || self.shields > 0 || !schedule.isAnyReady()) {
            return;
        }
        beginSuspension(self);
        self.waitsFor = "its turn";
        if (self.turnsKept < PATIENCE) {
            self.turnsKept++;
            schedule.addFirst(self);
        } else {
            self.turnsKept = 0;
            schedule.addTired(self);
        }
        Wake wake = pass(self, choose(self));
        if (wake == Wake.GIVEN_UP) {
            throw Verdicts.endlessSteps(schedule.nanos());
        }
        if (wake == Wake.UNWOUND) {
            throw new WrittenOffException(self.name());
        }
    }

    /** Makes those who wait for a lock able to go on; they stay in the list. */
    void letGo(Waiters waiters) {
        for (Strand strand = waiters.first(); strand != null; strand = strand.nextWaiter) {
            strand.wake = Wake.RELEASED;
            schedule.add(strand);
        }
    }

    /** Takes that back, because somebody else was faster. */
    void holdBack(Waiters waiters, String what) {
        for (Strand strand = waiters.first(); strand != null; strand = strand.nextWaiter) {
            strand.wake = null;
            strand.waitsFor = what;
            schedule.remove(strand);
        }
    }

    /** Makes all waiters able to go on. */
    void wakeAll(Waiters waiters) {
        while (!waiters.isEmpty()) {
            wake(waiters.first(), Wake.RELEASED);
        }
    }

    void wake(Strand strand, Wake reason) {
        endWait(strand, reason);
        schedule.add(strand);
    }

    private void endWait(Strand strand, Wake reason) {
        if (strand.waiters != null) {
            strand.waiters.remove(strand);
        }
        schedule.cancel(strand.timeout);
        strand.wake = reason;
    }

    /** Runs others until it is the turn of {@code self}, whose stack stays as it is. */
    private Wake suspend(Strand self) {
        beginSuspension(self);
        Choice choice = choose(null);
        while (choice instanceof SimulatedTask task && runsOnTop(task)) {
            run(task, self);
            choice = choose(null);
        }
        return pass(self, choice);
    }

    private void beginSuspension(Strand self) {
        if (self == main) {
            main.thread = Thread.currentThread();
            schedule.restart();
        }
    }

    private Wake pass(Strand self, Choice choice) {
        if (choice != self) {
            self.turnsKept = 0;
            handOver(choice instanceof SimulatedTask task ? carrierOf(task) : (Strand) choice);
            self.awaitBaton();
        }
        current = self;
        self.waitsFor = null;
        return self.takeWake();
    }

    /** The life of a carrier: it has no stack to keep, so it runs any task itself. */
    private void carry(Strand self) {
        ThreadSimulation.set(this);
        self.awaitBaton();
        while (self.task != null) {
            run(self.task, self);
            Choice choice = choose(null);
            if (choice instanceof SimulatedTask task) {
                self.task = task;
            } else {
                self.task = null;
                freeCarriers.add(self);
                handOver((Strand) choice);
                self.awaitBaton();
            }
        }
    }

    /** Whether a task surely does not wait: neither by its level, nor for a lock or its turn. */
    private boolean runsOnTop(SimulatedTask task) {
        return task.level != Level.PASSIVE && locksAway == 0 && !preemptive;
    }

    /**
     * What goes on next: main, if nothing else does or it must hear that it waits in vain.
     *
     * @param running the strand that does not wait but only gives way; null if there is none
     */
    private Choice choose(Strand running) {
        if (closed) {
            return main;
        }
        choosing = true;
        Choice choice = schedule.isEndless() ? null : schedule.next(limit, running);
        choosing = false;
        if (choice != null) {
            return choice;
        }
        if (schedule.isEndless() || !driving) {
            endWait(main, Wake.GIVEN_UP);
            schedule.remove(main);
        }
        if (observer != null) {
            observer.begins(main.activity());
        }
        return main;
    }

    private void handOver(Strand strand) {
        spinGuard.restart();
        current = strand;
        strand.giveBaton();
    }

    private Strand carrierOf(SimulatedTask task) {
        Strand carrier = freeCarriers.isEmpty() ? newCarrier() : freeCarriers.removeLast();
        carrier.task = task;
        return carrier;
    }

    private Strand newCarrier() {
        Strand carrier = new Strand(this);
        carriers.add(carrier);
        carrier.thread = Thread.ofVirtual().start(() -> carry(carrier));
        return carrier;
    }

    private void run(SimulatedTask task, Strand strand) {
        SimulatedTask taskBelow = strand.task;
        long activityBelow = strand.activity;
        Level levelBelow = strand.level;
        int locksBelow = strand.locksHeld;
        int shieldsBelow = strand.shields;
        spinGuard.restart();
        current = strand;
        strand.task = task;
        strand.activity = task.activity();
        strand.level = task.level;
        task.begin(strand);
        try {
            task.body.run();
        } catch (WrittenOffException end) {
            // Thrown to get this far: the run does not count any more.
        } catch (Throwable failure) {
            fail(failure);
        }
        if (strand.locksHeld != locksBelow) {
            strand.locksHeld = locksBelow;
            fail(new IllegalStateException("Task " + task + " ended holding a lock"));
        }
        strand.shields = shieldsBelow;
        task.end(strand);
        strand.task = taskBelow;
        strand.activity = activityBelow;
        strand.level = levelBelow;
    }

    /** What goes wrong while strands are unwound is no fault of theirs. */
    private void fail(Throwable failure) {
        // What was told when it was thrown may come out of the task as well.
        if (!closed && !failures.contains(failure)) {
            failures.add(failure);
        }
    }

    private Recorder requireRecorder() {
        if (recorder == null) {
            throw new IllegalStateException(
                    "The run is not recorded; ask for it with SimulationOptions.withRecording");
        }
        return recorder;
    }

    private void requireMain(String action) {
        if (current != main || main.task != null) {
            throw new IllegalStateException(
                    "Cannot " + action + " the simulation out of task " + current.name());
        }
        if (closed) {
            throw new IllegalStateException("Cannot " + action + " the simulation: it is closed");
        }
        LevelRules.requirePassive(current.level, action, "the simulation");
    }
}
