package org.backplane.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** What timers and the clock promise, whoever runs them. */
abstract class TimerContract extends DispatcherContract {

    private static final long FAR = 1_000 * PATIENCE;

    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void aTimerExpiresNotBeforeItsTimeAndAtItsLevel() {
        Event expired = dispatcher.event("expiry");
        AtomicReference<Level> level = new AtomicReference<>();
        TaskTimer timer =
                dispatcher.timer(
                        Level.DISPATCH,
                        "timer",
                        () -> {
                            level.set(dispatcher.currentLevel());
                            expired.set();
                        });
        Instant wallBefore = dispatcher.now();
        long before = dispatcher.nanoTime();
        assertThat(timer.start(5 * MILLISECOND)).isFalse();
        assertHappens(expired);
        assertThat(dispatcher.nanoTime() - before).isGreaterThanOrEqualTo(5 * MILLISECOND);
        assertThat(dispatcher.now()).isAfter(wallBefore.plus(Duration.ofMillis(2)));
        assertThat(level).hasValue(Level.DISPATCH);
        assertThat(timer.stop()).isFalse();
    }

    @Test
    void aTimerWithoutDelayExpiresAtOnce() {
        Event expired = dispatcher.event("expiry");
        dispatcher.timer(Level.DIRQL, "timer", expired::set).start(-1);
        assertHappens(expired);
    }

    @Test
    void aStoppedTimerDoesNotExpire() {
        TaskTimer timer = dispatcher.timer(Level.DISPATCH, "timer", runs::incrementAndGet);
        timer.start(MILLISECOND);
        boolean stopped = timer.stop();
        letPass(3 * MILLISECOND);
        assertThat(runs).hasValue(stopped ? 0 : 1);
        assertThat(timer.stop()).isFalse();
    }

    @Test
    void startingARunningTimerMovesIt() {
        Event expired = dispatcher.event("expiry");
        TaskTimer timer =
                dispatcher.timer(
                        Level.DISPATCH,
                        "timer",
                        () -> {
                            runs.incrementAndGet();
                            expired.set();
                        });
        assertThat(timer.start(FAR)).isFalse();
        assertThat(timer.start(FAR + 1)).isTrue();
        assertThat(timer.start(0)).isTrue();
        assertHappens(expired);
        assertThat(timer.start(FAR)).isFalse();
        assertThat(timer.stop()).isTrue();
        assertThat(runs).hasValue(1);
    }

    @Test
    void aPeriodicTimerExpiresUntilItIsStopped() {
        Event fifth = dispatcher.event("fifth expiry");
        TaskTimer timer =
                dispatcher.timer(
                        Level.DISPATCH,
                        "timer",
                        () -> {
                            if (runs.incrementAndGet() == 5) {
                                fifth.set();
                            }
                        });
        long before = dispatcher.nanoTime();
        assertThat(timer.startPeriodic(MILLISECOND, 2 * MILLISECOND)).isFalse();
        assertHappens(fifth);
        assertThat(dispatcher.nanoTime() - before).isGreaterThanOrEqualTo(9 * MILLISECOND);
        assertThat(timer.stopAndWait()).isTrue();
        int runsAtStop = runs.get();
        letPass(5 * MILLISECOND);
        assertThat(runs).hasValue(runsAtStop);
        assertThat(timer.stop()).isFalse();
    }

    @Test
    void aPeriodicTimerStartedAsOneShotExpiresOnce() {
        Event expired = dispatcher.event("expiry");
        TaskTimer timer =
                dispatcher.timer(
                        Level.DISPATCH,
                        "timer",
                        () -> {
                            runs.incrementAndGet();
                            expired.set();
                        });
        timer.startPeriodic(FAR, MILLISECOND);
        assertThat(timer.start(0)).isTrue();
        assertHappens(expired);
        letPass(4 * MILLISECOND);
        assertThat(runs).hasValue(1);
    }

    @Test
    void aPeriodMustBePositive() {
        TaskTimer timer = dispatcher.timer(Level.DISPATCH, "timer", runs::incrementAndGet);
        assertThatThrownBy(() -> timer.startPeriodic(1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("timer");
    }

    @Test
    void stopAndWaitOutlastsABodyThatStartsItsTimerAgain() {
        Event started = dispatcher.event("start");
        Event go = dispatcher.event("go");
        AtomicReference<TaskTimer> self = new AtomicReference<>();
        self.set(
                dispatcher.timer(
                        Level.PASSIVE,
                        "again",
                        () -> {
                            started.set();
                            go.await();
                            runs.incrementAndGet();
                            self.get().start(FAR);
                        }));
        self.get().start(0);
        assertHappens(started);
        dispatcher.timer(Level.DISPATCH, "later", go::set).start(MILLISECOND);
        assertThat(self.get().stopAndWait()).isFalse();
        assertThat(runs).hasValue(1);
        assertThat(self.get().stop()).isFalse();
    }

    @Test
    void aTimerCannotStopAndWaitInItsOwnBody() {
        AtomicReference<TaskTimer> self = new AtomicReference<>();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Event done = dispatcher.event("done");
        self.set(
                dispatcher.timer(
                        Level.PASSIVE,
                        "self",
                        () -> {
                            try {
                                self.get().stopAndWait();
                            } catch (IllegalStateException e) {
                                thrown.set(e);
                            }
                            done.set();
                        }));
        self.get().start(0);
        assertHappens(done);
        assertThat(thrown.get()).hasMessageContaining("self");
    }

    private void letPass(long nanos) {
        assertThat(dispatcher.event("nothing").await(nanos)).isFalse();
    }
}
