package org.backplane.itests.interleaving;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.runtime.Exploration;
import org.backplane.runtime.Level;
import org.junit.jupiter.api.Test;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where the Java virtual machine or its library would hold other tasks up, none comes in between:
 * it would never get on, and the run would hang.
 */
class MachineLocksIT {

    private static final int SEEDS = 200;

    private final Object monitor = new Object();
    private final ReentrantLock lock = new ReentrantLock();
    private final ConcurrentMap<String, Integer> map = new ConcurrentHashMap<>();
    private int count;

    /** Its initialiser is long enough to be preempted in. */
    private static final class Initialised {

        static final AtomicInteger VALUE = new AtomicInteger();

        static {
            for (int i = 0; i < 100; i++) {
                VALUE.incrementAndGet();
            }
        }
    }

    private synchronized void countSynchronized() {
        count++;
    }

    private void countAll() {
        Initialised.VALUE.incrementAndGet();
        synchronized (monitor) {
            count++;
        }
        countSynchronized();
        lock.lock();
        try {
            count++;
        } finally {
            lock.unlock();
        }
        map.compute("count", (key, value) -> value == null ? ++count : value + ++count);
        try {
            failSynchronized();
        } catch (IllegalStateException expected) {
            count++;
        }
    }

    private synchronized void failSynchronized() {
        count++;
        throw new IllegalStateException();
    }

    @Test
    void nobodyComesInBetweenWhatHoldsOthersUp() {
        Exploration exploration =
                Exploration.of(
                                dispatcher -> {
                                    for (Level level : Level.values()) {
                                        dispatcher.post(level, "counter", this::countAll);
                                    }
                                    dispatcher.runUntilIdle();
                                })
                        .interleaved();
        assertThat(exploration.randomly(SEEDS).failure()).isNull();
        assertThat(exploration.byPriorities(SEEDS, 3).failure()).isNull();
        assertThat(Initialised.VALUE.get()).isGreaterThan(100);
        assertThat(count).isPositive();
    }
}
