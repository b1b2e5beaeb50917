package org.backplane.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** What tasks and levels promise, whoever runs them. */
abstract class TaskContract extends DispatcherContract {

    private final AtomicInteger runs = new AtomicInteger();

    @ParameterizedTest
    @EnumSource(Level.class)
    void aPostedTaskRunsAtItsLevel(Level level) {
        AtomicReference<Level> seen = new AtomicReference<>();
        Event ran = dispatcher.event("run");
        dispatcher.post(
                level,
                "look",
                () -> {
                    seen.set(dispatcher.currentLevel());
                    ran.set();
                });
        assertHappens(ran);
        assertThat(seen).hasValue(level);
    }

    @Test
    void aProcedureRunsAtPassiveLevelAndMayWait() {
        AtomicReference<Level> level = new AtomicReference<>();
        Event goOn = dispatcher.event("go on");
        Event done = dispatcher.event("done");
        dispatcher.startProcedure(
                "procedure",
                () -> {
                    goOn.await();
                    level.set(dispatcher.currentLevel());
                    done.set();
                });
        goOn.set();
        assertHappens(done);
        assertThat(level).hasValue(Level.PASSIVE);
    }

    @Test
    void aRunningTaskIsQueuedOnceMoreAndNoMore() {
        Event started = dispatcher.event("start");
        Event go = dispatcher.event("go");
        Task task = countingTask(started, go);
        assertThat(task.post()).isTrue();
        assertHappens(started);
        assertThat(task.post()).isTrue();
        assertThat(task.post()).isFalse();
        go.set();
        task.flush();
        assertThat(runs).hasValue(2);
    }

    @Test
    void aTaskMayPostItselfAndItsRunsNeverOverlap() {
        AtomicBoolean inside = new AtomicBoolean();
        AtomicBoolean overlapped = new AtomicBoolean();
        Event done = dispatcher.event("last run");
        AtomicReference<Task> self = new AtomicReference<>();
        self.set(
                dispatcher.task(
                        Level.PASSIVE,
                        "again",
                        () -> {
                            overlapped.compareAndSet(false, !inside.compareAndSet(false, true));
                            if (runs.incrementAndGet() < 500) {
                                self.get().post();
                            } else {
                                done.set();
                            }
                            inside.set(false);
                        }));
        while (!done.isSet()) {
            self.get().post();
            dispatcher.event("nothing").await(1000);
        }
        self.get().flush();
        assertThat(overlapped).isFalse();
    }

    @Test
    void cancelTakesBackARunThatHasNotStarted() {
        Event started = dispatcher.event("start");
        Event go = dispatcher.event("go");
        Task task = countingTask(started, go);
        assertThat(task.cancel()).isFalse();
        task.post();
        assertHappens(started);
        assertThat(task.cancel()).isFalse();
        task.post();
        assertThat(task.cancel()).isTrue();
        go.set();
        task.flush();
        assertThat(runs).hasValue(1);
    }

    @Test
    void flushOfAnIdleTaskReturnsAtOnce() {
        Task task = dispatcher.task(Level.DISPATCH, "idle", runs::incrementAndGet);
        task.flush();
        assertThat(runs).hasValue(0);
    }

    @Test
    void aTaskCannotFlushItself() {
        AtomicReference<Task> self = new AtomicReference<>();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        self.set(
                dispatcher.task(
                        Level.PASSIVE, "self", () -> thrown.set(thrownBy(self.get()::flush))));
        self.get().post();
        self.get().flush();
        assertThat(thrown.get())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("self");
    }

    @Test
    void aTaskThatThrowsStopsNobody() {
        expectFailure();
        Task task =
                dispatcher.task(
                        Level.PASSIVE,
                        "overflow",
                        () -> {
                            runs.incrementAndGet();
                            throw new StackOverflowError("on purpose");
                        });
        task.post();
        task.flush();
        task.post();
        task.flush();
        assertThat(runs).hasValue(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Level.class,
            names = {"DISPATCH", "DIRQL"})
    void nothingAbovePassiveMayWait(Level level) {
        Task other = dispatcher.task(Level.PASSIVE, "other", () -> {});
        TaskTimer timer = dispatcher.timer(Level.PASSIVE, "timer", () -> {});
        Event event = dispatcher.event("event");
        AtomicInteger refused = new AtomicInteger();
        Event done = dispatcher.event("done");
        dispatcher.post(
                level,
                "impatient",
                () -> {
                    Runnable[] waits = {
                        event::await, () -> event.await(1), other::flush, timer::stopAndWait
                    };
                    for (Runnable wait : waits) {
                        if (thrownBy(wait) instanceof IllegalStateException) {
                            refused.incrementAndGet();
                        }
                    }
                    if (!event.await(0)) {
                        done.set();
                    }
                });
        assertHappens(done);
        assertThat(refused).hasValue(4);
    }

    @Test
    void raisingHoldsForTheBodyAlone() {
        assertThat(dispatcher.currentLevel()).isEqualTo(Level.PASSIVE);
        AtomicReference<Level> inner = new AtomicReference<>();
        assertThatThrownBy(() ->
                        dispatcher.raise(
                                Level.DISPATCH,
                                () -> {
                                    inner.set(dispatcher.currentLevel());
                                    throw new UnsupportedOperationException();
                                }))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(inner).hasValue(Level.DISPATCH);
        assertThat(dispatcher.currentLevel()).isEqualTo(Level.PASSIVE);
    }

    @Test
    void raisingToALowerLevelIsRefused() {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        dispatcher.raise(
                Level.DIRQL,
                () -> thrown.set(thrownBy(() -> dispatcher.raise(Level.DISPATCH, () -> {}))));
        assertThat(thrown.get()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void randomNumbersStayBelowTheirBound() {
        for (int i = 0; i < 1000; i++) {
            assertThat(dispatcher.random(7)).isBetween(0, 6);
        }
        assertThatThrownBy(() -> dispatcher.random(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private Task countingTask(Event started, Event go) {
        return dispatcher.task(
                Level.PASSIVE,
                "count",
                () -> {
                    runs.incrementAndGet();
                    started.set();
                    go.await();
                });
    }

    private static Throwable thrownBy(Runnable body) {
        try {
            body.run();
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }
}
