package org.backplane.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.runtime.RecordedSchedule.Departure;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

class ScheduleStrategyTest {

    @Test
    void theDefaultOrderIsThatOfBecomingReady() {
        assertThat(orderOfFive(ScheduleStrategy.inOrder())).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void aDepartureIsMadeAtItsChoice() {
        assertThat(orderOfFive(replay(new Departure(0, 4), new Departure(2, 1))))
                .containsExactly(4, 0, 2, 1, 3);
    }

    @Test
    void aDepartureToAStepThatIsNotReadyIsNone() {
        assertThat(orderOfFive(replay(new Departure(1, 4)))).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void whatAStrategyThrowsFailsTheRunWhichGoesOnInOrder() {
        List<Integer> order = new ArrayList<>();
        SimulatedDispatcher dispatcher =
                dispatcher(ready -> {
                    throw new UnsupportedOperationException(ready.name(1));
                });
        post(dispatcher, 3, order);
        assertThatThrownBy(dispatcher::runUntilIdle).cause().hasMessage("task 1");
        assertThat(order).containsExactly(0, 1, 2);
        dispatcher.takeFailures();
        dispatcher.close();
    }

    @Test
    void aStrategyCannotChooseWhatIsNotReady() {
        SimulatedDispatcher dispatcher = dispatcher(ready -> ready.size());
        post(dispatcher, 2, new ArrayList<>());
        assertThatThrownBy(dispatcher::runUntilIdle).cause().hasMessageContaining("step 2 of 2");
        dispatcher.close();
    }

    @Test
    void anActivityKeepsItsNumberOverItsWaits() {
        Set<Long> activities = new HashSet<>();
        ScheduleStrategy lastOne =
                ready -> {
                    for (int i = 0; i < ready.size(); i++) {
                        activities.add(ready.activity(i));
                    }
                    return ready.size() - 1;
                };
        try (SimulatedDispatcher dispatcher = dispatcher(lastOne)) {
            Event gate = dispatcher.event("gate");
            for (int i = 0; i < 3; i++) {
                dispatcher.post(Level.PASSIVE, "waiter", gate::await);
            }
            dispatcher.runUntilIdle();
            gate.set();
            gate.reset();
            dispatcher.runUntilIdle();
        }
        assertThat(activities).hasSize(3);
    }

    @Test
    void prioritiesRunOneTaskAsFarAsItGoesUnlessTheyChange() {
        for (long seed = 0; seed < 200; seed++) {
            assertThat(turns(ScheduleStrategy.priorities(seed, 0, 10))).isEqualTo(2);
        }
        Set<Integer> turns = new HashSet<>();
        for (long seed = 0; seed < 200; seed++) {
            turns.add(turns(ScheduleStrategy.priorities(seed, 2, 10)));
        }
        assertThat(turns).containsExactlyInAnyOrder(2, 3, 4);
    }

    @Test
    void prioritiesAreAFunctionOfTheirSeed() {
        Set<List<Integer>> orders = new HashSet<>();
        for (long seed = 0; seed < 200; seed++) {
            List<Integer> order = orderOfFive(ScheduleStrategy.priorities(seed, 2, 4));
            assertThat(orderOfFive(ScheduleStrategy.priorities(seed, 2, 4))).isEqualTo(order);
            orders.add(order);
        }
        assertThat(orders).hasSizeGreaterThan(60);
    }

    /** How often one of two tasks that could be preempted at any of their steps took over. */
    private static int turns(ScheduleStrategy strategy) {
        List<Integer> trace = new ArrayList<>();
        try (SimulatedDispatcher dispatcher =
                new SimulatedDispatcher(
                        SimulationOptions.seeded(1).withStrategy(strategy).withPreemption())) {
            for (int i = 0; i < 2; i++) {
                int task = i;
                Event own = dispatcher.event("own");
                dispatcher.post(
                        Level.PASSIVE,
                        "task " + task,
                        () -> {
                            for (int step = 0; step < 5; step++) {
                                trace.add(task);
                                own.set();
                            }
                        });
            }
            dispatcher.runUntilIdle();
        }
        int turns = 1;
        for (int i = 1; i < trace.size(); i++) {
            if (!trace.get(i).equals(trace.get(i - 1))) {
                turns++;
            }
        }
        return turns;
    }

    private static ScheduleStrategy replay(Departure... departures) {
        return ScheduleStrategy.replay(
                new RecordedSchedule(1, Preemption.NONE, List.of(departures)));
    }

    private static List<Integer> orderOfFive(ScheduleStrategy strategy) {
        List<Integer> order = new ArrayList<>();
        try (SimulatedDispatcher dispatcher = dispatcher(strategy)) {
            post(dispatcher, 5, order);
            dispatcher.runUntilIdle();
        }
        return order;
    }

    private static SimulatedDispatcher dispatcher(ScheduleStrategy strategy) {
        return new SimulatedDispatcher(SimulationOptions.seeded(1).withStrategy(strategy));
    }

    private static void post(SimulatedDispatcher dispatcher, int tasks, List<Integer> order) {
        for (int i = 0; i < tasks; i++) {
            int task = i;
            dispatcher.post(Level.DISPATCH, "task " + task, () -> order.add(task));
        }
    }
}
