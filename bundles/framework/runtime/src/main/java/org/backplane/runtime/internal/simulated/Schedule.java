package org.backplane.runtime.internal.simulated;

import org.backplane.runtime.ScheduleListener;
import org.backplane.runtime.internal.Alarm;
import org.backplane.runtime.internal.AlarmHeap;
import org.backplane.runtime.internal.StepObserver;

import java.util.ArrayList;
import java.util.List;

/**
 * What is able to go on, what time will bring, and the choice between them.
 *
 * <p><b>Serialised by:</b> the baton.
 */
final class Schedule {

    /** So many steps without main, at one instant, are a loop that does not end. */
    static final int ENDLESS = 1_000_000;

    private final Picker picker;

    /** Null if the run is not recorded. */
    private final Recorder recorder;

    private final ScheduleListener listener;

    /** Null if nobody wants to know. */
    private final StepObserver observer;

    private final ReadySet ready = new ReadySet();

    /** Ready, too, but not before everybody else has waited. */
    private final List<Strand> tired = new ArrayList<>();

    private final AlarmHeap alarms = new AlarmHeap();
    private final List<Throwable> observerFailures = new ArrayList<>();

    private long nanos;
    private int steps;
    private long turns;

    Schedule(Picker picker, Recorder recorder, ScheduleListener listener, StepObserver observer) {
        this.picker = picker;
        this.recorder = recorder;
        this.listener = listener;
        this.observer = observer;
    }

    long nanos() {
        return nanos;
    }

    /** Sets the clock forward; nothing may fall due in between. */
    void skipTo(long instant) {
        nanos = instant;
    }

    void add(Choice choice) {
        ready.add(choice);
    }

    /** Adds a strand that would rather go on: in order, it does. */
    void addFirst(Strand strand) {
        ready.addFirst(strand);
    }

    /** Adds a strand that had many turns in a row. */
    void addTired(Strand strand) {
        tired.add(strand);
    }

    void remove(Choice choice) {
        ready.remove(choice);
        tired.remove(choice);
    }

    boolean isAnyReady() {
        return ready.size() > 0 || !tired.isEmpty();
    }

    void set(Alarm alarm, long delayNanos) {
        alarms.add(alarm, Alarm.deadline(nanos, delayNanos));
    }

    boolean cancel(Alarm alarm) {
        return alarms.remove(alarm);
    }

    List<String> alarms() {
        return alarms.all().stream().map(Alarm::toString).toList();
    }

    boolean hasAlarms() {
        return alarms.first() != null;
    }

    void clear() {
        ready.clear();
        tired.clear();
        alarms.clear();
    }

    /** Begins a wait of main: what ran before it does not count as endless any more. */
    void restart() {
        steps = 0;
    }

    /** How often something was chosen to go on, in the whole run. */
    long turns() {
        return turns;
    }

    boolean isEndless() {
        return steps >= ENDLESS;
    }

    /**
     * Takes the next step out. Time passes, up to {@code limit}, only when nothing is able to go
     * on.
     *
     * @param running is no step of its own if it is chosen; may be null
     * @return null if there is none
     */
    Choice next(long limit, Strand running) {
        if (ready.size() == 0) {
            tired.forEach(ready::add);
            tired.clear();
        }
        while (ready.size() == 0) {
            Alarm first = alarms.first();
            if (first == null || first.deadline() > limit) {
                return null;
            }
            passTimeTo(first.deadline());
        }
        Choice choice = ready.take(ready.size() == 1 ? 0 : pick());
        turns++;
        if (observer != null) {
            observer.begins(choice.activity());
        }
        if (choice != running) {
            steps++;
            if (listener != null) {
                tell(choice);
            }
        }
        return choice;
    }

    /** All that is due becomes able to go on together, so that the picker chooses the order. */
    private void passTimeTo(long instant) {
        nanos = Math.max(nanos, instant);
        steps = 0;
        for (Alarm first = alarms.first();
                first != null && first.deadline() <= nanos;
                first = alarms.first()) {
            alarms.remove(first);
            first.fire();
        }
    }

    // What an observer throws is kept: nobody could go on if it passed here, with the baton in
    // nobody's hands.

    private int pick() {
        int index;
        try {
            index = picker.pick(ready);
        } catch (Throwable failure) {
            observerFailures.add(failure);
            index = 0;
        }
        if (recorder != null) {
            recorder.note(ready, index);
        }
        return index;
    }

    private void tell(Choice choice) {
        try {
            listener.step(nanos, choice.step());
        } catch (Throwable failure) {
            observerFailures.add(failure);
        }
    }

    /** What the listener and the strategy threw. */
    List<Throwable> observerFailures() {
        return observerFailures;
    }
}
