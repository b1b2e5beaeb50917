package org.backplane.buses.root;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * The clock of a card: any number of ticks over one timer of the card's device, because timers are
 * made with a device and a model asks for ticks whenever it likes.
 *
 * <p>Times are nanoseconds; what is due at the same time runs in the order in which it was asked
 * for.
 *
 * <p><b>Serialised by:</b> the card's lock.
 */
final class SlotClock {

    /** The deadline of a clock that has nothing to do. */
    static final long NEVER = Long.MAX_VALUE;

    private static final long ONCE = 0;

    private record Tick(long deadline, long order, long period, Runnable action) {}

    private final PriorityQueue<Tick> ticks =
            new PriorityQueue<>(
                    Comparator.comparingLong(Tick::deadline).thenComparingLong(Tick::order));

    private long asked;

    void after(long now, long delay, Runnable action) {
        ticks.add(new Tick(now + Math.max(0, delay), asked++, ONCE, action));
    }

    void every(long now, long period, Runnable action) {
        if (period <= 0) {
            throw new IllegalArgumentException(
                    "a card asked for a tick every " + period + " ns; the period must be positive");
        }
        ticks.add(new Tick(now + period, asked++, period, action));
    }

    /** When {@link #runDue} is needed next. */
    long nextDeadline() {
        return ticks.isEmpty() ? NEVER : ticks.peek().deadline();
    }

    /**
     * Runs what is due at {@code now}. What an action asks for waits for the next call, and a
     * periodic tick that is late is not made up for: both would keep the card's lock too long.
     */
    void runDue(long now) {
        long end = asked;
        while (!ticks.isEmpty() && ticks.peek().deadline() <= now && ticks.peek().order() < end) {
            Tick tick = ticks.poll();
            if (tick.period() != ONCE) {
                long next = tick.deadline() + tick.period();
                long deadline = next > now ? next : now + tick.period();
                ticks.add(new Tick(deadline, tick.order(), tick.period(), tick.action()));
            }
            tick.action().run();
        }
    }
}
