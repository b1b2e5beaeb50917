package org.backplane.runtime.internal.simulated;

import org.backplane.runtime.DeadlockException;
import org.backplane.runtime.Level;
import org.backplane.runtime.ScheduleListener;
import org.backplane.runtime.WrittenOffException;
import org.backplane.runtime.internal.Alarm;
import org.backplane.runtime.internal.AlarmHeap;
import org.backplane.runtime.internal.LevelRules;
import org.backplane.runtime.internal.SplitMix64;

import java.util.ArrayList;
import java.util.List;

/**
 * The loop of a simulation: picks what goes on next, and sees to it that it does so on a stack of
 * its own.
 *
 * <p>Whoever has the baton runs the loop. A strand that has to wait stays on its stack; DISPATCH
 * and DIRQL tasks, which never wait, run on top of it, but a PASSIVE task might wait itself and
 * bury this strand, so it gets the baton on a carrier thread instead. Carriers are virtual threads:
 * the hand-over between two of them costs less than a microsecond.
 *
 * <p><b>Serialised by:</b> the baton. Only its holder touches anything here.
 */
public final class Simulation {

    /** So many steps at one instant are a loop that does not end. */
    private static final int ENDLESS = 1_000_000;

    final AlarmHeap alarms = new AlarmHeap();

    private final List<Throwable> failures = new ArrayList<>();
    private final SplitMix64 schedule;
    private final ScheduleListener listener;
    private final ReadySet ready = new ReadySet();
    private final Strand main = new Strand(this);
    private final List<Strand> carriers = new ArrayList<>();
    private final List<Strand> freeCarriers = new ArrayList<>();

    private Strand current = main;
    private long nanos;

    /** How far time may pass by itself. */
    private long limit = Long.MAX_VALUE;

    /** Whether main waits for the simulation to come to rest rather than for something in it. */
    private boolean driving;

    /** Locks held by strands that wait: while there are any, a DISPATCH task might have to wait. */
    private int locksAway;

    private int stepsAtInstant;
    private boolean closed;

    /** Makes a simulation at instant 0. The listener may be null. */
    public Simulation(SplitMix64 schedule, ScheduleListener listener) {
        this.schedule = schedule;
        this.listener = listener;
    }

    /** Virtual time since the start. */
    public long nanos() {
        return nanos;
    }

    /** The strand that runs. */
    Strand current() {
        return current;
    }

    /** The level of the code that runs. */
    public Level level() {
        return current.level;
    }

    /** Sets the level of the code that runs. */
    public void level(Level level) {
        current.level = level;
    }

    /** Makes a task able to run. */
    void queue(SimulatedTask task) {
        ready.add(task);
    }

    /** Takes a queued task back. */
    void unqueue(SimulatedTask task) {
        ready.remove(task);
    }

    boolean isClosed() {
        return closed;
    }

    /**
     * Lets main wait until nothing is able to run and no alarm is due at {@code until} or before.
     */
    public void drive(long until) {
        requireMain("drive");
        driving = true;
        limit = until;
        main.waitsFor = "the simulation to come to rest";
        try {
            suspend(main);
        } finally {
            driving = false;
            limit = Long.MAX_VALUE;
            main.waitsFor = null;
        }
        if (main.wake == Wake.DEADLOCKED) {
            main.wake = null;
            throw endless();
        }
    }

    /** Sets the clock forward; nothing may fall due in between. */
    public void skipTo(long instant) {
        nanos = instant;
    }

    /** What tasks threw since the last call. */
    public List<Throwable> takeFailures() {
        List<Throwable> taken = List.copyOf(failures);
        failures.clear();
        return taken;
    }

    /** Whether an alarm is set. */
    public boolean hasAlarms() {
        return alarms.first() != null;
    }

    /**
     * Lets the current strand wait.
     *
     * @param timeoutNanos negative for no limit
     * @return whether it was released, rather than its time over
     */
    boolean await(Waiters waiters, String what, long timeoutNanos) {
        Strand self = current;
        if (closed) {
            if (self == main) {
                throw new IllegalStateException(
                        "Cannot wait for " + what + ": the simulation is closed");
            }
            throw new Unwound();
        }
        if (self != main && !self.thread.equals(Thread.currentThread())) {
            throw new IllegalStateException(
                    "Cannot wait for " + what + " on a thread that the simulation does not know");
        }
        if (self.isWaiting()) {
            throw new IllegalStateException(
                    "Cannot wait for "
                            + what
                            + " in "
                            + self.name()
                            + ", which runs on top of a wait");
        }
        self.waitsFor = what;
        waiters.add(self);
        if (timeoutNanos >= 0) {
            alarms.add(self.timeout, Alarm.deadline(nanos, timeoutNanos));
        }
        locksAway += self.locksHeld;
        suspend(self);
        locksAway -= self.locksHeld;
        Wake wake = self.wake;
        self.wake = null;
        self.waitsFor = null;
        return switch (wake) {
            case RELEASED -> true;
            case TIMED_OUT -> false;
            case UNWOUND -> throw new Unwound();
            case DEADLOCKED -> throw stepsAtInstant > ENDLESS ? endless() : deadlock(what);
        };
    }

    /** Makes all waiters able to go on. */
    void wakeAll(Waiters waiters) {
        while (!waiters.isEmpty()) {
            wake(waiters.first(), Wake.RELEASED);
        }
    }

    void wake(Strand strand, Wake reason) {
        endWait(strand, reason);
        ready.add(strand);
    }

    private void endWait(Strand strand, Wake reason) {
        if (strand.waiters != null) {
            strand.waiters.remove(strand);
        }
        alarms.remove(strand.timeout);
        strand.wake = reason;
    }

    /** Runs others until the schedule picks {@code self}, whose stack stays as it is. */
    private void suspend(Strand self) {
        if (self == main) {
            main.thread = Thread.currentThread();
        }
        while (true) {
            Choice choice = choose();
            if (choice == self) {
                current = self;
                return;
            }
            if (choice instanceof SimulatedTask task) {
                if (task.level != Level.PASSIVE && locksAway == 0) {
                    run(task, self);
                    continue;
                }
                Strand carrier = carrier();
                carrier.task = task;
                handOver(carrier);
            } else {
                handOver((Strand) choice);
            }
            self.awaitBaton();
            return;
        }
    }

    /** The life of a carrier: it has no stack to keep, so it runs any task itself. */
    private void carry(Strand self) {
        self.awaitBaton();
        while (self.task != null) {
            run(self.task, self);
            Choice choice = choose();
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

    private void handOver(Strand strand) {
        current = strand;
        strand.giveBaton();
    }

    private Strand carrier() {
        if (!freeCarriers.isEmpty()) {
            return freeCarriers.removeLast();
        }
        Strand carrier = new Strand(this);
        carrier.thread = Thread.ofVirtual().unstarted(() -> carry(carrier));
        carrier.thread.start();
        carriers.add(carrier);
        return carrier;
    }

    private void run(SimulatedTask task, Strand strand) {
        SimulatedTask taskBefore = strand.task;
        Level levelBefore = strand.level;
        int locksBefore = strand.locksHeld;
        current = strand;
        strand.task = task;
        strand.level = task.level;
        task.begin(strand);
        try {
            task.body.run();
        } catch (WrittenOffException | Unwound end) {
            // Thrown to get this far: the run does not count any more.
        } catch (Throwable failure) {
            failures.add(failure);
        }
        if (strand.locksHeld != locksBefore && !closed) {
            failures.add(new IllegalStateException("Task " + task + " ended holding a lock"));
            strand.locksHeld = locksBefore;
        }
        task.end(strand);
        strand.task = taskBefore;
        strand.level = levelBefore;
    }

    /** The next step. Main, if nothing else is left or it must hear why. */
    private Choice choose() {
        if (closed) {
            return main;
        }
        while (ready.isEmpty()) {
            Alarm first = alarms.first();
            if (first == null || first.deadline() > limit) {
                if (!driving) {
                    endWait(main, Wake.DEADLOCKED);
                }
                return main;
            }
            passTimeTo(first.deadline());
        }
        if (++stepsAtInstant > ENDLESS) {
            endWait(main, Wake.DEADLOCKED);
            ready.remove(main);
            return main;
        }
        Choice choice = ready.pick(schedule);
        if (listener != null) {
            listener.step(nanos, choice.step());
        }
        return choice;
    }

    private void passTimeTo(long instant) {
        nanos = Math.max(nanos, instant);
        stepsAtInstant = 0;
        for (Alarm first = alarms.first();
                first != null && first.deadline() <= nanos;
                first = alarms.first()) {
            alarms.remove(first);
            first.fire();
        }
    }

    /** Ends the run of a task whose strand was written off, as far as others can see. */
    void abandon(Strand strand) {
        if (strand.task != null) {
            strand.task.end(strand);
        }
    }

    private void requireMain(String action) {
        if (current != main || main.task != null) {
            throw new IllegalStateException(
                    "Cannot "
                            + action
                            + " the simulation out of task "
                            + current.name()
                            + ": only main may");
        }
        if (closed) {
            throw new IllegalStateException("Cannot " + action + " the simulation: it is closed");
        }
        LevelRules.requirePassive(current.level, action, "the simulation");
    }

    /** Unwinds every strand that waits, and lets the carriers end. */
    public void close() {
        if (closed) {
            return;
        }
        requireMain("close");
        closed = true;
        ready.clear();
        alarms.clear();
        main.thread = Thread.currentThread();
        for (Strand carrier : carriers) {
            if (carrier.isWaiting()) {
                endWait(carrier, Wake.UNWOUND);
                handOver(carrier);
                main.awaitBaton();
            }
        }
        freeCarriers.forEach(Strand::giveBaton);
        freeCarriers.clear();
    }

    private DeadlockException deadlock(String mainWaitsFor) {
        StringBuilder message =
                new StringBuilder("Nothing can go on and no timer is set: main waits for ")
                        .append(mainWaitsFor);
        for (Strand carrier : carriers) {
            if (carrier.isWaiting()) {
                message.append("; task ")
                        .append(carrier.name())
                        .append(" waits for ")
                        .append(carrier.waitsFor);
            }
        }
        DeadlockException deadlock = new DeadlockException(message.toString());
        failures.forEach(deadlock::addSuppressed);
        return deadlock;
    }

    private IllegalStateException endless() {
        stepsAtInstant = 0;
        return new IllegalStateException(
                "No end after " + ENDLESS + " steps at " + nanos + " ns: tasks post each other");
    }
}
