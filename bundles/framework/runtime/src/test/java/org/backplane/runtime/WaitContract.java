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

    @Test
    void aMutexIsHeldByOneTaskAtATimeAlsoWhileItWaits() {
        Mutex mutex = dispatcher.mutex("mutex");
        Event done = dispatcher.event("done");
        AtomicInteger unfinished = new AtomicInteger(6);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger overlaps = new AtomicInteger();
        for (int i = 0; i < 6; i++) {
            dispatcher.post(
                    Level.PASSIVE,
                    "holder " + i,
                    () -> {
                        for (int n = 0; n < 5; n++) {
                            mutex.acquire();
                            overlaps.addAndGet(inside.getAndIncrement());
                            dispatcher.event("nothing").await(MILLISECOND / 10);
                            inside.decrementAndGet();
                            mutex.release();
                        }
                        if (unfinished.decrementAndGet() == 0) {
                            done.set();
                        }
                    });
        }
        assertHappens(done);
        assertThat(overlaps).hasValue(0);
    }

    @Test
    void aMutexIsWaitedForNoLongerThanItsTimeAllows() {
        Mutex mutex = dispatcher.mutex("mutex");
        mutex.acquire();
        runAsTask(
                "contender",
                () -> {
                    assertThat(mutex.acquire(0)).isFalse();
                    assertThat(mutex.acquire(2 * MILLISECOND)).isFalse();
                });
        mutex.release();
        runAsTask(
                "successor",
                () -> {
                    assertThat(mutex.acquire(2 * MILLISECOND)).isTrue();
                    mutex.release();
                });
        assertThat(mutex.acquire(0)).isTrue();
        mutex.release();
    }

    @Test
    void whoWaitsForAMutexWithATimeoutGetsItWhenItIsReleasedInTime() {
        Mutex mutex = dispatcher.mutex("mutex");
        Event held = dispatcher.event("held");
        Event go = dispatcher.event("go");
        dispatcher.post(
                Level.PASSIVE,
                "holder",
                () -> {
                    mutex.acquire();
                    held.set();
                    go.await();
                    mutex.release();
                });
        assertHappens(held);
        dispatcher.timer(Level.DISPATCH, "go", go::set).start(MILLISECOND);
        assertThat(mutex.acquire(PATIENCE)).isTrue();
        mutex.release();
    }

    @Test
    void aMutexIsNotRecursiveAndOnlyItsHolderReleasesIt() {
        Mutex mutex = dispatcher.mutex("table");
        mutex.acquire();
        assertThatThrownBy(mutex::acquire)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("table");
        assertThatThrownBy(() -> mutex.acquire(0)).isInstanceOf(IllegalStateException.class);
        mutex.release();
        assertThatThrownBy(mutex::release)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("table");
    }

    @Test
    void aMutexIsOnlyTriedAboveThePassiveLevel() {
        Mutex mutex = dispatcher.mutex("table");
        Level before = dispatcher.raise(Level.DISPATCH);
        assertThatThrownBy(mutex::acquire)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("table")
                .hasMessageContaining("DISPATCH");
        assertThatThrownBy(() -> mutex.acquire(1)).isInstanceOf(IllegalStateException.class);
        assertThat(mutex.acquire(0)).isTrue();
        mutex.release();
        dispatcher.lower(before);
    }

    @Test
    void theLevelIsRaisedUntilItIsLowered() {
        assertThat(dispatcher.raise(Level.DISPATCH)).isEqualTo(Level.PASSIVE);
        assertThat(dispatcher.raise(Level.DIRQL)).isEqualTo(Level.DISPATCH);
        assertThatThrownBy(() -> dispatcher.raise(Level.DISPATCH))
                .isInstanceOf(IllegalStateException.class);
        dispatcher.lower(Level.DISPATCH);
        assertThat(dispatcher.currentLevel()).isEqualTo(Level.DISPATCH);
        assertThatThrownBy(() -> dispatcher.lower(Level.DIRQL))
                .isInstanceOf(IllegalStateException.class);
        dispatcher.lower(Level.PASSIVE);
        assertThat(dispatcher.currentLevel()).isEqualTo(Level.PASSIVE);
    }

    @Test
    void whoRunsIsTheSameAsLongAsItsStackGoesOn() {
        Object main = dispatcher.currentThread();
        Object[] other = new Object[2];
        runAsTask(
                "other",
                () -> {
                    other[0] = dispatcher.currentThread();
                    dispatcher.event("nothing").await(MILLISECOND);
                    other[1] = dispatcher.currentThread();
                });
        assertThat(other[0]).isSameAs(other[1]).isNotSameAs(main);
        assertThat(dispatcher.currentThread()).isSameAs(main);
    }
}
