package org.backplane.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

class ExplorationTest {

    @Test
    void everyOrderOfFourTasksIsRunOnce() {
        List<List<Integer>> orders = new ArrayList<>();
        ExplorationReport report =
                Exploration.of(dispatcher -> orders.add(orderOfFour(dispatcher))).exhaustively();

        assertThat(report).isEqualTo(new ExplorationReport(24, 0, true, null));
        assertThat(orders).hasSize(24).doesNotHaveDuplicates();
    }

    @Test
    void theBoundOfRunsIsKept() {
        ExplorationReport report =
                Exploration.of(ExplorationTest::orderOfFour).atMost(23).exhaustively();
        assertThat(report).isEqualTo(new ExplorationReport(23, 0, false, null));
    }

    @Test
    void theBoundOfDeparturesIsKept() {
        List<List<Integer>> orders = new ArrayList<>();
        ExplorationReport report =
                Exploration.of(dispatcher -> orders.add(orderOfFour(dispatcher)))
                        .departures(1)
                        .exhaustively();
        assertThat(report.exhausted()).isTrue();
        // In order; another one first (3), second (2) or third (1).
        assertThat(orders).hasSize(1 + 3 + 2 + 1).doesNotHaveDuplicates();
        assertThat(orders.getFirst()).containsExactly(0, 1, 2, 3);
    }

    @Test
    void tasksThatShareNothingHaveOneSchedule() {
        ExplorationReport report =
                Exploration.of(
                                dispatcher -> {
                                    for (int i = 0; i < 6; i++) {
                                        dispatcher.post(
                                                Level.DISPATCH,
                                                "task",
                                                dispatcher.event("own")::set);
                                    }
                                    dispatcher.runUntilIdle();
                                })
                        .sharingOnlyThroughDispatcher()
                        .exhaustively();
        assertThat(report.schedules()).isOne();
        assertThat(report.exhausted()).isTrue();
    }

    @Test
    void tasksThatShareInPairsHaveTheSchedulesOfThePairs() {
        ExplorationReport report =
                Exploration.of(
                                dispatcher -> {
                                    for (int pair = 0; pair < 3; pair++) {
                                        Event shared = dispatcher.event("shared");
                                        dispatcher.post(Level.DISPATCH, "setter", shared::set);
                                        dispatcher.post(Level.DISPATCH, "resetter", shared::reset);
                                    }
                                    dispatcher.runUntilIdle();
                                })
                        .sharingOnlyThroughDispatcher()
                        .exhaustively();
        assertThat(report.schedules()).isEqualTo(2 * 2 * 2);
        assertThat(report.schedules() + report.repeats()).isLessThan(6 * 5 * 4 * 3 * 2);
        assertThat(report.exhausted()).isTrue();
    }

    @Test
    void cuttingEquivalentSchedulesLosesNoOutcome() {
        int runs = 0;
        int runsCut = 0;
        for (int seed = 0; seed < 40; seed++) {
            SmallProgram program = new SmallProgram(seed);
            for (boolean preemptive : new boolean[] {false, true}) {
                Set<String> all = new HashSet<>();
                Set<String> cut = new HashSet<>();
                Exploration full = Exploration.of(d -> all.add(program.run(d))).atMost(5_000);
                Exploration cutting =
                        Exploration.of(d -> cut.add(program.run(d))).sharingOnlyThroughDispatcher();
                if (preemptive) {
                    full.preemptive();
                    cutting.preemptive();
                }
                ExplorationReport fullReport = full.exhaustively();
                ExplorationReport cutReport = cutting.exhaustively();
                assertThat(cutReport.exhausted()).isTrue();
                if (fullReport.exhausted()) {
                    assertThat(cut).as("program %d", seed).isEqualTo(all);
                    runs += fullReport.schedules();
                    runsCut += cutReport.schedules() + cutReport.repeats();
                } else {
                    assertThat(cut).as("program %d", seed).containsAll(all);
                }
            }
        }
        assertThat(runsCut).isPositive().isLessThan(runs / 3);
    }

    @Test
    void cuttingKeepsBothTasksThatCanCloseACircleOfLocks() {
        Set<String> failures = new HashSet<>();
        ExplorationReport report =
                Exploration.of(
                                dispatcher -> {
                                    Lock first = dispatcher.lock("first");
                                    Lock second = dispatcher.lock("second");
                                    postNested(dispatcher, "forwards", first, second);
                                    postNested(dispatcher, "backwards", second, first);
                                    dispatcher.event("never").await(1);
                                    dispatcher
                                            .takeFailures()
                                            .forEach(failure -> failures.add(failure.getMessage()));
                                })
                        .preemptive()
                        .sharingOnlyThroughDispatcher()
                        .exhaustively();
        assertThat(report.exhausted()).isTrue();
        assertThat(failures)
                .hasSize(2)
                .anyMatch(message -> message.contains(": forwards holds"))
                .anyMatch(message -> message.contains(": backwards holds"));
    }

    private static void postNested(Dispatcher dispatcher, String name, Lock outer, Lock inner) {
        dispatcher.post(
                Level.DISPATCH,
                name,
                () -> {
                    outer.acquire();
                    try {
                        inner.acquire();
                        inner.release();
                    } finally {
                        outer.release();
                    }
                });
    }

    @Test
    void cuttingAndBoundingDeparturesExcludeEachOther() {
        Exploration exploration =
                Exploration.of(ExplorationTest::orderOfFour)
                        .sharingOnlyThroughDispatcher()
                        .departures(1);
        assertThatThrownBy(exploration::exhaustively)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("choose one");
    }

    @Test
    void aScenarioThatIsNotDeterministicIsReported() {
        int[] runs = {0};
        ExplorationReport report =
                Exploration.of(
                                dispatcher -> {
                                    int tasks = runs[0]++ == 0 ? 3 : 4;
                                    for (int i = 0; i < tasks; i++) {
                                        dispatcher.post(Level.DISPATCH, "task", () -> {});
                                    }
                                    dispatcher.runUntilIdle();
                                })
                        .exhaustively();
        assertThat(report.failure().failure())
                .cause()
                .hasMessageContaining("The same choices led to another run");
    }

    @Test
    void aFailureEndsTheWalkAndReplays() {
        Exploration exploration = Exploration.of(ExplorationTest::failIfThreeIsBeforeOne);
        ExplorationReport report = exploration.exhaustively();

        assertThat(report.exhausted()).isFalse();
        assertThat(report.schedules()).isLessThan(24);
        FailedRun again =
                exploration.replay(RecordedSchedule.parse(report.failure().schedule().toString()));
        assertThat(again.schedule()).isEqualTo(report.failure().schedule());
        assertThat(again.failure()).hasMessageContaining("three before one");
        assertThat(exploration.replay(RecordedSchedule.parse("0:"))).isNull();
    }

    @Test
    void aFailureOfARandomRunShrinksToTheDeparturesThatItNeeds() {
        Exploration exploration = Exploration.of(ExplorationTest::failIfThreeIsBeforeOne);
        for (int seed = 0; seed < 50; seed++) {
            FailedRun failed = exploration.seed(seed * 100L).randomly(100).failure();
            FailedRun shrunk = exploration.shrink(failed, 200);

            assertThat(shrunk.schedule().departures()).hasSizeBetween(1, 2);
            assertThat(shrunk.failure()).hasMessageContaining("three before one");
            assertThat(exploration.shrink(failed, 200).schedule()).isEqualTo(shrunk.schedule());
            assertThat(exploration.replay(shrunk.schedule()).isLike(failed)).isTrue();
        }
    }

    @Test
    void shrinkingKeepsToItsNumberOfTries() {
        int[] runs = {0};
        Exploration exploration =
                Exploration.of(dispatcher -> {
                    runs[0]++;
                    failIfThreeIsBeforeOne(dispatcher);
                });
        FailedRun failed = exploration.seed(8).randomly(100).failure();
        runs[0] = 0;
        exploration.shrink(failed, 2);
        assertThat(runs[0]).isEqualTo(2);
    }

    @Test
    void aRaceOfOnePreemptionShrinksToIt() {
        Exploration exploration =
                Exploration.of(
                                dispatcher -> {
                                    postNoise(dispatcher, 4);
                                    failIf(overtaken(dispatcher, 1) == 1);
                                })
                        .preemptive();
        assertThatAllShrinkTo(1, exploration);
    }

    @Test
    void aRaceOfTwoPreemptionsShrinksToThem() {
        Exploration exploration =
                Exploration.of(
                                dispatcher -> {
                                    postNoise(dispatcher, 1);
                                    failIf(overtaken(dispatcher, 2) == 2);
                                })
                        .preemptive();
        assertThatAllShrinkTo(2, exploration);
    }

    private static void assertThatAllShrinkTo(int departures, Exploration exploration) {
        int longest = 0;
        for (int seed = 0; seed < 20; seed++) {
            FailedRun failed = exploration.seed(seed * 1000L).randomly(1000).failure();
            FailedRun shrunk = exploration.shrink(failed, 5_000);
            assertThat(shrunk.schedule().departures()).hasSize(departures);
            assertThat(exploration.replay(shrunk.schedule()).isLike(failed)).isTrue();
            assertThat(exploration.shrink(failed, 5_000).schedule()).isEqualTo(shrunk.schedule());
            longest = Math.max(longest, failed.schedule().departures().size());
        }
        assertThat(longest).isGreaterThan(2 * departures);
    }

    private static void postNoise(SimulatedDispatcher dispatcher, int tasks) {
        for (int i = 0; i < tasks; i++) {
            Event own = dispatcher.event("own");
            dispatcher.post(
                    Level.PASSIVE,
                    "noise " + i,
                    () -> {
                        for (int step = 0; step < 4; step++) {
                            own.set();
                        }
                    });
        }
    }

    /** Of {@code pairs} of tasks, in how many one ran while the other was between two steps. */
    private static int overtaken(SimulatedDispatcher dispatcher, int pairs) {
        int[] overtaken = {0};
        for (int pair = 0; pair < pairs; pair++) {
            boolean[] between = {false};
            Event any = dispatcher.event("any");
            dispatcher.post(
                    Level.PASSIVE,
                    "early " + pair,
                    () -> {
                        between[0] = true;
                        any.set();
                        between[0] = false;
                    });
            dispatcher.post(
                    Level.PASSIVE, "late " + pair, () -> overtaken[0] += between[0] ? 1 : 0);
        }
        dispatcher.runUntilIdle();
        return overtaken[0];
    }

    private static void failIf(boolean bad) {
        if (bad) {
            throw new IllegalStateException("overtaken");
        }
    }

    @Test
    void shrinkingGivesUpSoonerWhereRunsDoNotEnd() {
        int[] runs = {0};
        List<Integer> bad = List.of(3, 2, 1, 0);
        Exploration exploration =
                Exploration.of(dispatcher -> {
                    runs[0]++;
                    failIf(orderOfFour(dispatcher).equals(bad));
                    dispatcher.post(
                            Level.DISPATCH,
                            "endless",
                            () -> {
                                while (dispatcher.nanoTime() >= 0) {}
                            });
                    dispatcher.runUntilIdle();
                });
        FailedRun failed = exploration.replay(RecordedSchedule.parse("0:0=3,1=2,2=1"));
        runs[0] = 0;
        FailedRun shrunk = exploration.shrink(failed, 1_000_000);
        assertThat(shrunk.schedule()).isEqualTo(failed.schedule());
        assertThat(runs[0]).isBetween(10, 40);
    }

    @Test
    void shrinkingDoesNotTurnToAnotherError() {
        Exploration exploration =
                Exploration.of(dispatcher -> {
                    List<Integer> order = orderOfFour(dispatcher);
                    if (order.getFirst() != 0 && order.getLast() == 3) {
                        throw new IllegalArgumentException("zero is not first");
                    }
                    if (order.getLast() != 3) {
                        throw new IllegalStateException("three is not last");
                    }
                });
        for (int seed = 0; seed < 50; seed++) {
            FailedRun failed = exploration.seed(seed * 100L).randomly(100).failure();
            FailedRun shrunk = exploration.shrink(failed, 200);
            assertThat(shrunk.failure()).hasSameClassAs(failed.failure());
            assertThat(shrunk.schedule().departures()).hasSize(1);
        }
    }

    @Test
    void prioritiesFindARareOrderSoonerThanEvenChances() {
        Exploration exploration = Exploration.of(ExplorationTest::failAfterALongWait).preemptive();
        int evenly = 0;
        int byPriorities = 0;
        for (int round = 0; round < 20; round++) {
            exploration.seed(round * 1000L);
            evenly += exploration.randomly(400).schedules();
            byPriorities += exploration.byPriorities(400, 1).schedules();
        }
        assertThat(byPriorities).isLessThan(evenly / 2);
    }

    /** Fails if the late task is through before the early one has made its second step. */
    private static void failAfterALongWait(SimulatedDispatcher dispatcher) {
        boolean[] started = {false};
        boolean[] wentOn = {false};
        Event any = dispatcher.event("any");
        dispatcher.post(
                Level.PASSIVE,
                "early",
                () -> {
                    started[0] = true;
                    any.set();
                    wentOn[0] = true;
                });
        dispatcher.post(
                Level.PASSIVE,
                "late",
                () -> {
                    for (int i = 0; i < 8; i++) {
                        any.set();
                    }
                    if (started[0] && !wentOn[0]) {
                        throw new IllegalStateException("overtaken");
                    }
                });
        dispatcher.runUntilIdle();
    }

    private static void failIfThreeIsBeforeOne(SimulatedDispatcher dispatcher) {
        List<Integer> order = orderOfFour(dispatcher);
        if (order.indexOf(3) < order.indexOf(1)) {
            throw new IllegalStateException("three before one: " + order);
        }
    }

    private static List<Integer> orderOfFour(SimulatedDispatcher dispatcher) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int task = i;
            dispatcher.post(Level.DISPATCH, "task " + task, () -> order.add(task));
        }
        dispatcher.runUntilIdle();
        return order;
    }
}
