package org.backplane.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Map;
import java.util.function.Consumer;

/** A loop that never ends does not hang the run, if it uses the dispatcher at all. */
class EndlessLoopTest {

    @ParameterizedTest
    @EnumSource(Level.class)
    void aTaskThatLoopsForEverFailsAndIsNamedWithWhatItUses(Level level) {
        Map<String, Consumer<SimulatedDispatcher>> uses =
                Map.of(
                        "at last with lock card",
                        dispatcher -> {
                            Lock lock = dispatcher.lock("card");
                            while (true) {
                                lock.acquire();
                                lock.release();
                            }
                        },
                        "at last with event go",
                        dispatcher -> {
                            Event event = dispatcher.event("go");
                            while (!event.isSet()) {}
                        },
                        "at last with the clock",
                        dispatcher -> {
                            long end = dispatcher.nanoTime() + 1;
                            while (dispatcher.nanoTime() < end) {}
                        },
                        "at last with work",
                        dispatcher -> {
                            Task work = dispatcher.task(Level.PASSIVE, "work", () -> {});
                            while (!work.cancel()) {}
                        });
        uses.forEach((named, body) -> {
            for (boolean preemptive : new boolean[] {false, true}) {
                Throwable failure = failureOf(options(preemptive), level, body);
                assertThat(failure)
                        .cause()
                        .isInstanceOf(EndlessLoopException.class)
                        .hasMessageContaining("Task looper goes on and on at 0")
                        .hasMessageContaining(named);
            }
        });
    }

    private static SimulationOptions options(boolean preemptive) {
        SimulationOptions plain = SimulationOptions.seeded(1);
        return preemptive ? plain.withPreemption() : plain;
    }

    private static Throwable failureOf(
            SimulationOptions options, Level level, Consumer<SimulatedDispatcher> body) {
        try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(options)) {
            dispatcher.post(level, "looper", () -> body.accept(dispatcher));
            return catchThrowable(dispatcher::runUntilIdle);
        }
    }

    @Test
    void whatSwallowsTheExceptionDoesNotHideTheFailure() {
        try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(1)) {
            Event event = dispatcher.event("go");
            boolean[] wentOn = {false};
            dispatcher.post(
                    Level.DIRQL,
                    "looper",
                    () -> {
                        wentOn[0] = catchThrowable(() -> spinOn(event)) != null;
                        event.set();
                    });
            assertThatThrownBy(dispatcher::runUntilIdle)
                    .cause()
                    .isInstanceOf(EndlessLoopException.class)
                    .hasNoSuppressedExceptions();
            assertThat(wentOn[0]).isTrue();
        }
    }

    @Test
    void mainMustNotLoopForEverEither() {
        SimulatedDispatcher dispatcher = new SimulatedDispatcher(1);
        Event event = dispatcher.event("go");
        assertThatThrownBy(() -> spinOn(event))
                .isInstanceOf(EndlessLoopException.class)
                .hasMessageContaining("Main goes on and on");
        assertThatThrownBy(dispatcher::close).hasCauseInstanceOf(EndlessLoopException.class);
    }

    /** The loop waits for a task that is ready: no order of preemptions may starve it. */
    @Test
    void aLoopThatWaitsForAnotherTaskEndsUnderEveryPriority() {
        ExplorationReport report =
                Exploration.of(
                                dispatcher -> {
                                    Event event = dispatcher.event("go");
                                    Lock lock = dispatcher.lock("card");
                                    dispatcher.post(
                                            Level.DISPATCH,
                                            "spin",
                                            () -> {
                                                while (!event.isSet()) {
                                                    lock.acquire();
                                                    lock.release();
                                                }
                                            });
                                    dispatcher.post(Level.DISPATCH, "set", event::set);
                                    dispatcher.runUntilIdle();
                                })
                        .preemptive()
                        .byPriorities(100, 2);
        assertThat(report.failure()).isNull();
    }

    private static void spinOn(Event event) {
        while (!event.isSet()) {}
    }

    @Test
    void theFailureReplaysAndShrinks() {
        Exploration exploration =
                Exploration.of(dispatcher -> {
                    boolean[] gone = {false};
                    for (int i = 0; i < 3; i++) {
                        dispatcher.post(Level.PASSIVE, "work " + i, () -> {});
                    }
                    dispatcher.post(Level.PASSIVE, "pull", () -> gone[0] = true);
                    dispatcher.post(Level.DIRQL, "isr", () -> loopIf(gone[0], dispatcher));
                    dispatcher.post(Level.PASSIVE, "put back", () -> gone[0] = false);
                    dispatcher.runUntilIdle();
                });
        FailedRun found = exploration.randomly(100).failure();
        FailedRun shrunk = exploration.shrink(found, 100);

        assertThat(shrunk.schedule().departures()).isEmpty();
        FailedRun again = exploration.replay(RecordedSchedule.parse(found.schedule().toString()));
        assertThat(again.isLike(found)).isTrue();
        assertThat(again.failure()).cause().hasMessageContaining("Task isr");
    }

    private static void loopIf(boolean forEver, Dispatcher dispatcher) {
        while (forEver && dispatcher.nanoTime() >= 0) {}
    }
}
