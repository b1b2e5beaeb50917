package org.backplane.buses.root;

import org.backplane.ddi.InterruptLine;
import org.backplane.ddi.Timer;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * What leads from a card into the machine: its interrupt line, and the timer behind its clock.
 *
 * <p>The model says what it wants while it holds the card's lock; {@link #settle} brings it about
 * afterwards, because line and timer have locks of their own.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> the card's lock for what is wanted; one caller at a
 * time settles.
 */
final class CardWiring {

    private final InterruptLine line;
    private final LongSupplier clock;
    private final Timer timer;
    private final AtomicInteger settling = new AtomicInteger();

    private volatile boolean lineWanted;
    private volatile long deadlineWanted = SlotClock.NEVER;

    /** Whether the timer has to be set again, even for the same deadline. */
    private volatile boolean expired;

    /** What the timer is set to; belongs to whoever settles. */
    private long deadline = SlotClock.NEVER;

    /** Wires a card with the line, clock and timers of its PDO. */
    CardWiring(
            InterruptLine line,
            LongSupplier clock,
            Function<Runnable, Timer> timers,
            Runnable tick) {
        this.line = line;
        this.clock = clock;
        this.timer =
                timers.apply(() -> {
                    expired = true;
                    tick.run();
                });
    }

    long now() {
        return clock.getAsLong();
    }

    void wantLine(boolean asserted) {
        lineWanted = asserted;
    }

    void wantDeadline(long nanoTime) {
        deadlineWanted = nanoTime;
    }

    /**
     * Drives line and timer to what is wanted. Whoever comes while somebody is at it only leaves
     * word, so that the last change is the one that stays.
     */
    void settle() {
        if (settling.getAndIncrement() != 0) {
            return;
        }
        int seen;
        do {
            seen = settling.get();
            line.assertLine(lineWanted);
            settleTimer(deadlineWanted);
        } while (!settling.compareAndSet(seen, 0));
    }

    private void settleTimer(long wanted) {
        if (wanted == deadline && !expired) {
            return;
        }
        expired = false;
        deadline = wanted;
        if (wanted == SlotClock.NEVER) {
            timer.stop();
        } else {
            timer.start(Duration.ofNanos(Math.max(0, wanted - now())));
        }
    }
}
