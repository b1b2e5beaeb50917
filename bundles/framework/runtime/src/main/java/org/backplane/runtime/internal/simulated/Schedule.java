package org.backplane.runtime.internal.simulated;

import org.backplane.runtime.ScheduleListener;
import org.backplane.runtime.internal.Alarm;
import org.backplane.runtime.internal.AlarmHeap;
import org.backplane.runtime.internal.SplitMix64;

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

    private final SplitMix64 generator;
    private final ScheduleListener listener;
    private final ReadySet ready = new ReadySet();
    private final AlarmHeap alarms = new AlarmHeap();
    private final List<Throwable> listenerFailures = new ArrayList<>();

    private long nanos;
    private int steps;

    Schedule(SplitMix64 generator, ScheduleListener listener) {
        this.generator = generator;
        this.listener = listener;
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

    void remove(Choice choice) {
        ready.remove(choice);
    }

    void set(Alarm alarm, long delayNanos) {
        alarms.add(alarm, Alarm.deadline(nanos, delayNanos));
    }

    boolean cancel(Alarm alarm) {
        return alarms.remove(alarm);
    }

    boolean hasAlarms() {
        return alarms.first() != null;
    }

    void clear() {
        ready.clear();
        alarms.clear();
    }

    /** Begins a wait of main: what ran before it does not count as endless any more. */
    void restart() {
        steps = 0;
    }

    boolean isEndless() {
        return steps >= ENDLESS;
    }

    /**
     * Takes the next step out. Time passes, up to {@code limit}, only when nothing is able to go
     * on.
     *
     * @return null if there is none
     */
    Choice next(long limit) {
        while (ready.isEmpty()) {
            Alarm first = alarms.first();
            if (first == null || first.deadline() > limit) {
                return null;
            }
            passTimeTo(first.deadline());
        }
        steps++;
        Choice choice = ready.pick(generator);
        if (listener != null) {
            tell(choice);
        }
        return choice;
    }

    /** All that is due becomes able to go on together, so that the generator chooses the order. */
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

    private void tell(Choice choice) {
        try {
            listener.step(nanos, choice.step());
        } catch (Throwable failure) {
            // Nobody could go on if it passed here, with the baton in nobody's hands.
            listenerFailures.add(failure);
        }
    }

    List<Throwable> listenerFailures() {
        return listenerFailures;
    }
}
