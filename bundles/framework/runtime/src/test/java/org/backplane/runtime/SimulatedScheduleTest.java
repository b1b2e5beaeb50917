package org.backplane.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The order of a simulated run: decided by the seed, and by nothing else. */
class SimulatedScheduleTest {

    private static final long SECOND = 1_000_000_000;

    @Test
    void theSameSeedGivesTheSameTrace() {
        for (long seed = 0; seed < 1000; seed++) {
            assertThat(trace(seed)).isEqualTo(trace(seed));
        }
    }

    @Test
    void differentSeedsGiveDifferentOrders() {
        Set<String> traces = new HashSet<>();
        for (long seed = 0; seed < 1000; seed++) {
            traces.add(trace(seed));
        }
        assertThat(traces).hasSizeGreaterThan(990);
    }

    @Test
    void aTraceDoesNotDependOnTheThreadThatRunsIt() {
        List<String> onVirtualThread = new ArrayList<>();
        SimulatedDispatcher.forEachSeed(
                0, 20, dispatcher -> onVirtualThread.add(trace(dispatcher.seed())));
        List<String> here = new ArrayList<>();
        for (long seed = 0; seed < 20; seed++) {
            here.add(trace(seed));
        }
        assertThat(onVirtualThread).isEqualTo(here);
    }

    @Test
    void aSeedMeansTheSameForEver() {
        List<String> order = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(8127)) {
            for (int i = 0; i < 6; i++) {
                int task = i;
                dispatcher.post(Level.DISPATCH, "task", () -> order.add("" + task));
                numbers.add(dispatcher.random(100));
            }
            dispatcher.runUntilIdle();
        }
        assertThat(String.join("", order)).isEqualTo("134025");
        assertThat(numbers).containsExactly(83, 26, 84, 27, 84, 66);
    }

    @Test
    void everyOrderOfFourTasksComesUpAboutEquallyOften() {
        int seeds = 24 * 200;
        int[] counts = new int[256];
        for (long seed = 0; seed < seeds; seed++) {
            int[] order = {0};
            try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(seed)) {
                for (int i = 0; i < 4; i++) {
                    int task = i;
                    dispatcher.post(Level.DISPATCH, "task", () -> order[0] = order[0] * 4 + task);
                }
                dispatcher.runUntilIdle();
            }
            counts[order[0]]++;
        }
        List<Integer> met = Arrays.stream(counts).filter(count -> count > 0).boxed().toList();
        assertThat(met).hasSize(24);
        assertThat(met).allMatch(count -> count > 140 && count < 260);
    }

    @Test
    void randomNumbersDoNotChangeTheSchedule() {
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        for (boolean draws : new boolean[] {false, true}) {
            List<String> order = draws ? second : first;
            try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(5)) {
                for (int i = 0; i < 50; i++) {
                    String name = "task " + i;
                    dispatcher.post(
                            Level.PASSIVE,
                            name,
                            () -> {
                                order.add(name);
                                if (draws) {
                                    dispatcher.random(10);
                                }
                            });
                }
                dispatcher.runUntilIdle();
            }
        }
        assertThat(first).isEqualTo(second);
    }

    @Test
    void timersOfOneInstantRunInAnOrderOfTheSeed() {
        Set<List<Integer>> orders = new HashSet<>();
        SimulatedDispatcher.forEachSeed(
                0,
                200,
                dispatcher -> {
                    List<Integer> order = new ArrayList<>();
                    for (int i = 0; i < 3; i++) {
                        int timer = i;
                        dispatcher
                                .timer(Level.DISPATCH, "timer", () -> order.add(timer))
                                .start(SECOND);
                    }
                    dispatcher.advance(SECOND);
                    orders.add(order);
                });
        assertThat(orders).hasSize(6);
    }

    @Test
    void aFailingScenarioNamesItsSeed() {
        List<Long> run = new ArrayList<>();
        assertThatThrownBy(() ->
                        SimulatedDispatcher.forEachSeed(
                                10,
                                10,
                                dispatcher -> {
                                    run.add(dispatcher.seed());
                                    assertThat(dispatcher.seed()).isLessThan(12);
                                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Seed 12");
        assertThat(run).containsExactly(10L, 11L, 12L);
    }

    @Test
    void whatIsSetToHappenIsToldInOrder() {
        try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(1)) {
            dispatcher.timer(Level.PASSIVE, "late", () -> {}).start(2 * SECOND);
            dispatcher.timer(Level.PASSIVE, "early", () -> {}).start(SECOND);
            Runnable wait = () -> dispatcher.event("nothing").await(3 * SECOND);
            dispatcher.post(Level.PASSIVE, "waiter", wait);
            dispatcher.runUntilIdle();
            assertThat(dispatcher.alarms())
                    .containsExactly("early", "late", "the end of the wait of waiter");

            dispatcher.advance(5 * SECOND);
            assertThat(dispatcher.alarms()).isEmpty();
        }
    }

    private static String trace(long seed) {
        List<String> trace = new ArrayList<>();
        ScheduleListener listener = (nanos, step) -> trace.add(nanos + " " + step);
        try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(seed, listener)) {
            Storm.rage(dispatcher, 30, trace);
        }
        return String.join("\n", trace);
    }
}
