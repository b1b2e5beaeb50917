package org.backplane.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a run with preemption points finds, and one without does not. */
class PreemptionTest {

    private static final int SEEDS = 200;

    @Test
    void aCounterThatNothingGuardsIsRacyOnlyWithPreemption() {
        for (Level level : Level.values()) {
            Set<Integer> without = new HashSet<>();
            Set<Integer> with = new HashSet<>();
            for (long seed = 0; seed < SEEDS; seed++) {
                without.add(count(SimulationOptions.seeded(seed), level));
                with.add(count(SimulationOptions.seeded(seed).withPreemption(), level));
            }
            assertThat(without).containsExactly(2);
            assertThat(with).containsExactlyInAnyOrder(1, 2);
        }
    }

    /** Two tasks count; each takes a lock between reading and writing, for something else. */
    private static int count(SimulationOptions options, Level level) {
        int[] counter = {0};
        try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(options)) {
            Lock other = dispatcher.lock("other");
            for (int i = 0; i < 2; i++) {
                dispatcher.post(
                        level,
                        "count",
                        () -> {
                            int read = counter[0];
                            other.acquire();
                            other.release();
                            counter[0] = read + 1;
                        });
            }
            dispatcher.runUntilIdle();
        }
        return counter[0];
    }

    @Test
    void aLockGuardsItsSectionAlsoWithPreemption() {
        for (long seed = 0; seed < SEEDS; seed++) {
            int[] counter = {0};
            try (SimulatedDispatcher dispatcher =
                    new SimulatedDispatcher(SimulationOptions.seeded(seed).withPreemption())) {
                Lock lock = dispatcher.lock("lock");
                Event event = dispatcher.event("event");
                for (int i = 0; i < 5; i++) {
                    dispatcher.post(
                            Level.DISPATCH,
                            "count",
                            () -> {
                                lock.acquire();
                                int read = counter[0];
                                event.set();
                                counter[0] = read + 1;
                                lock.release();
                            });
                }
                dispatcher.runUntilIdle();
            }
            assertThat(counter[0]).isEqualTo(5);
        }
    }

    @Test
    void locksTakenInConflictingOrdersAreADeadlockThatNamesBoth() {
        int found = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            List<Throwable> failures = invertLocks(SimulationOptions.seeded(seed).withPreemption());
            if (!failures.isEmpty()) {
                found++;
                assertThat(failures.getFirst())
                        .isInstanceOf(DeadlockException.class)
                        .hasMessageContaining("forwards holds lock first and waits for lock second")
                        .hasMessageContaining(
                                "backwards holds lock second and waits for lock first");
            }
        }
        assertThat(found).isBetween(SEEDS / 10, SEEDS - 1);
    }

    @Test
    void withoutPreemptionLocksTakenInConflictingOrdersNeverMeet() {
        for (long seed = 0; seed < SEEDS; seed++) {
            assertThat(invertLocks(SimulationOptions.seeded(seed))).isEmpty();
        }
    }

    private static List<Throwable> invertLocks(SimulationOptions options) {
        try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(options)) {
            Lock first = dispatcher.lock("first");
            Lock second = dispatcher.lock("second");
            dispatcher.post(Level.DISPATCH, "forwards", () -> takeBoth(first, second));
            dispatcher.post(Level.DISPATCH, "backwards", () -> takeBoth(second, first));
            // Not runUntilIdle: it would throw what is looked at here.
            dispatcher.event("never").await(1);
            return dispatcher.takeFailures();
        }
    }

    private static void takeBoth(Lock outer, Lock inner) {
        outer.acquire();
        try {
            inner.acquire();
            inner.release();
        } finally {
            outer.release();
        }
    }

    @Test
    void mainIsPreemptedToo() {
        Set<List<String>> orders = new HashSet<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            List<String> order = new ArrayList<>();
            try (SimulatedDispatcher dispatcher =
                    new SimulatedDispatcher(SimulationOptions.seeded(seed).withPreemption())) {
                Lock lock = dispatcher.lock("lock");
                dispatcher.post(Level.DISPATCH, "task", () -> order.add("task"));
                lock.acquire();
                order.add("main");
                lock.release();
                dispatcher.runUntilIdle();
            }
            orders.add(order);
        }
        assertThat(orders)
                .containsExactlyInAnyOrder(List.of("task", "main"), List.of("main", "task"));
    }

    @Test
    void closingUnwindsWhoWasPreempted() {
        int unwound = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            boolean[] over = {false};
            boolean[] wentOn = {false};
            try (SimulatedDispatcher dispatcher =
                    new SimulatedDispatcher(SimulationOptions.seeded(seed).withPreemption())) {
                Event event = dispatcher.event("event");
                dispatcher.post(
                        Level.DISPATCH,
                        "task",
                        () -> {
                            try {
                                event.set();
                                wentOn[0] = true;
                            } finally {
                                over[0] = true;
                            }
                        });
                event.await();
            }
            assertThat(over[0]).isTrue();
            unwound += wentOn[0] ? 0 : 1;
        }
        assertThat(unwound).isBetween(1, SEEDS - 1);
    }

    @Test
    void preemptedTasksThatGoOnForEverAreReported() {
        try (SimulatedDispatcher dispatcher =
                new SimulatedDispatcher(SimulationOptions.seeded(1).withPreemption())) {
            Event event = dispatcher.event("event");
            for (int i = 0; i < 2; i++) {
                dispatcher.post(
                        Level.DISPATCH,
                        "setter",
                        () -> {
                            while (true) {
                                event.set();
                            }
                        });
            }
            assertThatThrownBy(dispatcher::runUntilIdle)
                    .isInstanceOf(EndlessLoopException.class)
                    .hasMessageContaining("steps");
        }
    }

    @Nested
    class Tasks extends TaskContract {

        @Override
        Dispatcher open() {
            return preemptive();
        }

        @Override
        void expectFailure() {}

        @Override
        void close(Dispatcher opened) {
            ((SimulatedDispatcher) opened).takeFailures();
            ((SimulatedDispatcher) opened).close();
        }
    }

    @Nested
    class Timers extends TimerContract {

        @Override
        Dispatcher open() {
            return preemptive();
        }

        @Override
        void close(Dispatcher opened) {
            ((SimulatedDispatcher) opened).close();
        }
    }

    @Nested
    class Waits extends WaitContract {

        @Override
        Dispatcher open() {
            return preemptive();
        }

        @Override
        void close(Dispatcher opened) {
            ((SimulatedDispatcher) opened).close();
        }
    }

    @Nested
    class Watches extends WatchContract {

        @Override
        Dispatcher open() {
            return preemptive();
        }

        @Override
        void close(Dispatcher opened) {
            ((SimulatedDispatcher) opened).close();
        }
    }

    private static SimulatedDispatcher preemptive() {
        return new SimulatedDispatcher(SimulationOptions.seeded(8127).withPreemption());
    }
}
