package org.backplane.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicInteger;

/** What events and locks promise, whoever waits for them. */
abstract class WaitContract extends DispatcherContract {

    @Test
    void anEventReleasesEverybodyAndStaysSet() {
        Event event = dispatcher.event("event");
        Event all = dispatcher.event("all released");
        AtomicInteger released = new AtomicInteger();
        for (int i = 0; i < 5; i++) {
            dispatcher.post(
                    Level.PASSIVE,
                    "waiter " + i,
                    () -> {
                        event.await();
                        if (released.incrementAndGet() == 5) {
                            all.set();
                        }
                    });
        }
        assertThat(event.isSet()).isFalse();
        event.set();
        assertHappens(all);
        event.await();
        assertThat(event.await(0)).isTrue();
        event.reset();
        assertThat(event.isSet()).isFalse();
        assertThat(event.await(0)).isFalse();
    }

    @Test
    void aWaitEndsWhenItsTimeIsOver() {
        Event event = dispatcher.event("event");
        long before = dispatcher.nanoTime();
        assertThat(event.await(3 * MILLISECOND)).isFalse();
        assertThat(dispatcher.nanoTime() - before).isGreaterThanOrEqualTo(3 * MILLISECOND);
        event.set();
        assertThat(event.await(3 * MILLISECOND)).isTrue();
    }

    @Test
    void whoWaitsIsReleasedEvenIfTheEventIsResetAtOnce() {
        Event event = dispatcher.event("event");
        TaskTimer pulse =
                dispatcher.timer(
                        Level.DISPATCH,
                        "pulse",
                        () -> {
                            event.set();
                            event.reset();
                        });
        pulse.startPeriodic(MILLISECOND, 5 * MILLISECOND);
        assertHappens(event);
        pulse.stopAndWait();
        assertThat(event.isSet()).isFalse();
    }

    @Test
    void anInterruptDoesNotEndAWaitAndIsKept() {
        Event event = dispatcher.event("event");
        dispatcher.timer(Level.DISPATCH, "set", event::set).start(2 * MILLISECOND);
        Thread.currentThread().interrupt();
        event.await();
        assertThat(event.isSet()).isTrue();
        assertThat(Thread.interrupted()).isTrue();
        event.reset();
        Thread.currentThread().interrupt();
        assertThat(event.await(2 * MILLISECOND)).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aLockIsNotRecursiveAndOnlyItsHolderReleasesIt() {
        Lock lock = dispatcher.lock("table");
        lock.acquire();
        assertThatThrownBy(lock::acquire)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("table");
        lock.release();
        assertThatThrownBy(lock::release)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("table");
    }

    @Test
    void aLockIsHeldByOneTaskAtATime() {
        Lock lock = dispatcher.lock("lock");
        Event done = dispatcher.event("done");
        AtomicInteger unfinished = new AtomicInteger(8);
        int[] counter = {0};
        for (int i = 0; i < 8; i++) {
            dispatcher.post(
                    i % 2 == 0 ? Level.DISPATCH : Level.PASSIVE,
                    "counter " + i,
                    () -> {
                        for (int n = 0; n < 5000; n++) {
                            lock.acquire();
                            counter[0]++;
                            lock.release();
                        }
                        if (unfinished.decrementAndGet() == 0) {
                            done.set();
                        }
                    });
        }
        assertHappens(done);
        assertThat(counter[0]).isEqualTo(40_000);
    }

    @Test
    void aLockWhoseHolderWaitsIsWaitedFor() {
        Lock lock = dispatcher.lock("lock");
        Event held = dispatcher.event("held");
        Event go = dispatcher.event("go");
        AtomicInteger tooEarly = new AtomicInteger();
        dispatcher.post(
                Level.PASSIVE,
                "holder",
                () -> {
                    lock.acquire();
                    held.set();
                    go.await();
                    lock.release();
                });
        assertHappens(held);
        Event both = dispatcher.event("both");
        AtomicInteger waiting = new AtomicInteger(2);
        for (Level level : new Level[] {Level.PASSIVE, Level.DISPATCH}) {
            dispatcher.post(
                    level,
                    level + " contender",
                    () -> {
                        lock.acquire();
                        if (!go.isSet()) {
                            tooEarly.incrementAndGet();
                        }
                        lock.release();
                        if (waiting.decrementAndGet() == 0) {
                            both.set();
                        }
                    });
        }
        dispatcher.timer(Level.DISPATCH, "go", go::set).start(2 * MILLISECOND);
        assertHappens(both);
        assertThat(tooEarly).hasValue(0);
    }
}
