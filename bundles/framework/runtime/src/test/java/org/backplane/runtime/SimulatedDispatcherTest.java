package org.backplane.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class SimulatedDispatcherTest {

    private static final long SECOND = 1_000_000_000;

    @Test
    void runUntilIdleLeavesTheClockAlone() {
        List<String> ran = new ArrayList<>();
        try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(1)) {
            dispatcher.timer(Level.DISPATCH, "later", () -> ran.add("later")).start(1);
            dispatcher.post(
                    Level.DISPATCH,
                    "now",
                    () -> dispatcher.post(Level.PASSIVE, "then", () -> ran.add("then")));
            dispatcher.runUntilIdle();
            assertThat(ran).containsExactly("then");
            assertThat(dispatcher.nanoTime()).isZero();
        }
    }

    @Test
    void advanceRunsInOrderWhatFallsDueUpToItsEnd() {
        List<String> ran = new ArrayList<>();
        try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(1)) {
            for (int second : new int[] {3, 1, 2, 4}) {
                dispatcher
                        .timer(
                                Level.DISPATCH,
                                "timer",
                                () -> ran.add(second + " at " + dispatcher.nanoTime() / SECOND))
                        .start(second * SECOND);
            }
            dispatcher.advance(3 * SECOND);
            assertThat(ran).containsExactly("1 at 1", "2 at 2", "3 at 3");
            assertThat(dispatcher.now()).isEqualTo(Instant.parse("2025-01-01T00:00:03Z"));
            dispatcher.advance(SECOND / 2);
            assertThat(dispatcher.nanoTime()).isEqualTo(3 * SECOND + SECOND / 2);
            assertThat(ran).hasSize(3);
        }
    }

    @Test
    void runToQuiescenceSaysWhetherAllIsQuiet() {
        try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(1)) {
            TaskTimer timer = dispatcher.timer(Level.DISPATCH, "tick", () -> {});
            timer.start(5 * SECOND);
            assertThat(dispatcher.runToQuiescence(60 * SECOND)).isTrue();
            assertThat(dispatcher.nanoTime()).isEqualTo(5 * SECOND);
            timer.startPeriodic(SECOND, SECOND);
            assertThat(dispatcher.runToQuiescence(60 * SECOND)).isFalse();
            timer.stop();
            assertThat(dispatcher.runToQuiescence(60 * SECOND)).isTrue();
        }
    }

    @Test
    void blockedTasksDoNotBlockOthers() {
        SimulatedDispatcher.forEachSeed(
                0,
                500,
                dispatcher -> {
                    int many = 20;
                    List<Event> gates = new ArrayList<>();
                    List<Integer> passed = new ArrayList<>();
                    for (int i = 0; i < many; i++) {
                        gates.add(dispatcher.event("gate " + i));
                    }
                    // Each opens the gate of the one before: whatever the order in which they came
                    // to wait, they end from the last to the first.
                    for (int i = 0; i < many; i++) {
                        int number = i;
                        dispatcher.post(
                                Level.PASSIVE,
                                "task " + number,
                                () -> {
                                    gates.get(number).await();
                                    passed.add(number);
                                    if (number > 0) {
                                        gates.get(number - 1).set();
                                    }
                                });
                    }
                    dispatcher.runUntilIdle();
                    assertThat(dispatcher.waits()).hasSize(many);
                    gates.get(many - 1).set();
                    gates.get(0).await();
                    dispatcher.runUntilIdle();
                    assertThat(passed).hasSize(many).isSortedAccordingTo((a, b) -> b - a);
                    assertThat(dispatcher.waits()).isEmpty();
                });
    }

    @Test
    void aDeadlockNamesWhoWaitsForWhat() {
        try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(1)) {
            Lock table = dispatcher.lock("table");
            Event irp = dispatcher.event("IRP");
            dispatcher.post(
                    Level.PASSIVE,
                    "reader",
                    () -> {
                        table.acquire();
                        irp.await();
                    });
            dispatcher.runUntilIdle();
            dispatcher.post(Level.DISPATCH, "DPC", table::acquire);
            Event removal = dispatcher.event("removal");
            assertThatThrownBy(removal::await)
                    .isInstanceOf(DeadlockException.class)
                    .hasMessageContaining("main waits for event removal")
                    .hasMessageContaining("task reader waits for event IRP")
                    .hasMessageContaining("task DPC waits for lock table, held by reader");
            dispatcher.takeFailures();
        }
    }

    @Test
    void afterADeadlockTheRunGoesOn() {
        try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(1)) {
            Event event = dispatcher.event("event");
            assertThatThrownBy(event::await).isInstanceOf(DeadlockException.class);
            dispatcher.post(Level.PASSIVE, "set", event::set);
            event.await();
        }
    }

    @Test
    void closingUnwindsWhoWaits() {
        List<String> unwound = new ArrayList<>();
        try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(1)) {
            Event never = dispatcher.event("never");
            Lock lock = dispatcher.lock("lock");
            for (int i = 0; i < 3; i++) {
                String name = "task " + i;
                dispatcher.post(
                        Level.PASSIVE,
                        name,
                        () -> {
                            try {
                                never.await(60 * SECOND);
                                never.await();
                            } finally {
                                lock.acquire();
                                unwound.add(name);
                                lock.release();
                            }
                        });
            }
            dispatcher.runUntilIdle();
            assertThat(unwound).isEmpty();
        }
        assertThat(unwound).containsExactlyInAnyOrder("task 0", "task 1", "task 2");
    }

    @Test
    void afterCloseNothingRuns() {
        List<String> ran = new ArrayList<>();
        SimulatedDispatcher dispatcher = new SimulatedDispatcher(1);
        Event event = dispatcher.event("event");
        dispatcher.close();
        dispatcher.close();
        assertThat(dispatcher.task(Level.PASSIVE, "late", () -> ran.add("late")).post()).isFalse();
        TaskTimer timer = dispatcher.timer(Level.PASSIVE, "late", () -> ran.add("late"));
        timer.start(1);
        assertThat(timer.stop()).isFalse();
        assertThatThrownBy(event::await).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(dispatcher::runUntilIdle).isInstanceOf(IllegalStateException.class);
        assertThat(ran).isEmpty();
    }

    @Test
    void aFailedTaskFailsTheRun() {
        try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(77)) {
            RuntimeException failure = new UnsupportedOperationException("mine");
            Runnable thrower =
                    () -> {
                        throw failure;
                    };
            dispatcher.post(Level.PASSIVE, "thrower", thrower);
            assertThatThrownBy(dispatcher::runUntilIdle)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("77")
                    .hasCause(failure);
            dispatcher.post(Level.PASSIVE, "thrower", thrower);
            dispatcher.event("nothing").await(1);
            assertThat(dispatcher.takeFailures()).containsExactly(failure);
        }
    }

    @Test
    void closingTellsOfAFailureThatNobodyHeardOf() {
        SimulatedDispatcher dispatcher = new SimulatedDispatcher(1);
        dispatcher.post(
                Level.DISPATCH,
                "thrower",
                () -> {
                    throw new UnsupportedOperationException();
                });
        dispatcher.event("nothing").await(1);
        assertThatThrownBy(dispatcher::close)
                .isInstanceOf(AssertionError.class)
                .hasCauseInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aTaskThatKeepsALockFailsTheRun() {
        try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(1)) {
            Lock lock = dispatcher.lock("lock");
            dispatcher.post(Level.DISPATCH, "forgetful", lock::acquire);
            assertThatThrownBy(dispatcher::runUntilIdle)
                    .cause()
                    .hasMessageContaining("forgetful")
                    .hasMessageContaining("lock");
        }
    }

    @Test
    void tasksThatPostEachOtherForEverAreReported() {
        try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(1)) {
            Task[] ball = new Task[2];
            ball[0] = dispatcher.task(Level.DISPATCH, "ping", () -> ball[1].post());
            ball[1] = dispatcher.task(Level.DISPATCH, "pong", () -> ball[0].post());
            ball[0].post();
            assertThatThrownBy(dispatcher::runUntilIdle)
                    .isInstanceOf(EndlessLoopException.class)
                    .hasMessageContaining("steps");
            assertThatThrownBy(() -> dispatcher.event("nothing").await(1))
                    .isInstanceOf(EndlessLoopException.class)
                    .hasMessageContaining("steps");
        }
    }

    @Test
    void onlyMainDrivesTheSimulation() {
        try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(1)) {
            for (Level level : Level.values()) {
                dispatcher.post(level, "usurper", dispatcher::runUntilIdle);
                assertThatThrownBy(dispatcher::runUntilIdle)
                        .cause()
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("usurper");
            }
        }
    }

    @Test
    void aListenerThatThrowsFailsTheRun() {
        SimulatedDispatcher dispatcher =
                new SimulatedDispatcher(
                        1,
                        (nanos, step) -> {
                            throw new UnsupportedOperationException(step);
                        });
        dispatcher.post(Level.PASSIVE, "task", () -> {});
        assertThatThrownBy(dispatcher::runUntilIdle).cause().hasMessage("task");
        dispatcher.close();
    }

    @Test
    void dispatchersLeaveNoThreadsBehind() {
        int before = Thread.activeCount();
        List<Thread> carriers = new ArrayList<>();
        for (long seed = 0; seed < 10_000; seed++) {
            try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(seed)) {
                Event never = dispatcher.event("never");
                dispatcher.post(
                        Level.PASSIVE,
                        "waiter",
                        () -> {
                            carriers.add(Thread.currentThread());
                            never.await();
                        });
                dispatcher.runUntilIdle();
            }
        }
        for (Thread carrier : carriers) {
            joinUninterrupted(carrier);
        }
        assertThat(carriers).hasSize(10_000).noneMatch(Thread::isAlive);
        assertThat(Thread.activeCount()).isLessThan(before + 10);
    }

    private static void joinUninterrupted(Thread thread) {
        try {
            thread.join(60_000);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void mainDoesNotWaitForEverWhileATimerGoesOn() {
        try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(1)) {
            TaskTimer clock = dispatcher.timer(Level.PASSIVE, "clock", () -> {});
            clock.startPeriodic(1_000_000_000, 1_000_000_000);
            Event never = dispatcher.event("never");
            assertThatThrownBy(never::await)
                    .isInstanceOf(DeadlockException.class)
                    .hasMessageStartingWith("An hour has passed in which only this went on: clock")
                    .hasMessageContaining("main waits for event never");

            long before = dispatcher.nanoTime();
            dispatcher.advance(2 * before);
            assertThat(dispatcher.nanoTime()).isEqualTo(3 * before);
        }
    }

    @Test
    void aTaskThatWaitedBeforeDoesNotLetTimePassWhenItGoesOn() {
        try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(8127)) {
            Event event = dispatcher.event("event");
            dispatcher.timer(Level.DISPATCH, "tick", () -> {}).startPeriodic(1000, 1000);
            dispatcher.post(Level.PASSIVE, "waiter", event::await);
            dispatcher.event("nothing").await(1500);
            long before = dispatcher.nanoTime();
            event.set();
            dispatcher.runUntilIdle();
            assertThat(dispatcher.nanoTime()).isEqualTo(before);
        }
    }
}
