package org.backplane.kmdf.internal.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.backplane.runtime.SimulatedDispatcher;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class StateTableTest {

    private enum S {
        A,
        B,
        C
    }

    private enum E {
        GO,
        BACK,
        URGENT
    }

    private final List<String> log = new ArrayList<>();
    private final List<S> entered = new ArrayList<>();

    @Test
    void aStateThatCannotBeReachedIsFound() {
        assertThatIllegalStateException()
                .isThrownBy(() -> begin().open(S.A).on(S.A, E.GO, S.B).last(S.B).last(S.C).build())
                .withMessageContaining("C cannot be reached");
    }

    @Test
    void aTrapIsFound() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> begin().open(S.A, S.B).on(S.A, E.GO, S.B).on(S.B, E.GO, S.C).build())
                .withMessageContaining("C is a trap");
    }

    @Test
    void anEventThatIsNeverDeliveredIsFound() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        begin().open(S.A).on(S.A, E.GO, S.B).on(S.B, E.GO, S.C).last(S.C).build())
                .withMessageContaining("B waits for an event while its queue is closed");
    }

    @Test
    void twoRowsForOneEventAreRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> begin().on(S.A, E.GO, S.B).on(S.A, E.GO, S.C))
                .withMessageContaining("two rows");
    }

    @Test
    void anActionMayOnlyAnswerWhatItsRowNames() {
        try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(1)) {
            var machine =
                    machine(
                            dispatcher,
                            begin().open(S.A)
                                    .on(S.A, E.GO, S.B)
                                    .enter(S.B, _ -> S.A, S.C)
                                    .last(S.C)
                                    .build());

            assertThatIllegalStateException()
                    .isThrownBy(() -> machine.post(E.GO))
                    .withMessageContaining("state B answered A");
        }
    }

    @Test
    void aClosedStateTakesPriorityEventsFirstAndTheOthersLater() {
        try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(1)) {
            var machine =
                    machine(
                            dispatcher,
                            begin().open(S.A, S.C)
                                    .on(S.A, E.GO, S.B)
                                    .on(S.B, E.URGENT, S.C)
                                    .on(S.C, E.BACK, S.A)
                                    .build());
            machine.post(E.GO);
            machine.post(E.BACK);
            assertThat(machine.state()).isEqualTo(S.B);

            machine.post(E.URGENT);

            assertThat(machine.history()).containsExactly(S.A, S.B, S.C, S.A);
            assertThat(entered).containsExactly(S.B, S.C, S.A);
        }
    }

    @Test
    void anEventPostedByAnActionIsTakenUpAfterIt() {
        try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(1)) {
            List<StateMachine<S, E, StateTableTest>> self = new ArrayList<>();
            self.add(
                    machine(
                            dispatcher,
                            begin().open(S.A, S.B)
                                    .on(S.A, E.GO, S.B)
                                    .on(S.B, E.GO, S.C)
                                    .enter(
                                            S.B,
                                            test -> {
                                                self.getFirst().post(E.GO);
                                                test.log.add("B done");
                                                return null;
                                            })
                                    .enter(
                                            S.C,
                                            test -> {
                                                test.log.add("C");
                                                return null;
                                            })
                                    .last(S.C)
                                    .build()));

            self.getFirst().post(E.GO);

            assertThat(log).containsExactly("B done", "C");
        }
    }

    @Test
    void unknownEventsAreHandedBackAndTheQueueIsBounded() {
        try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(1)) {
            var machine =
                    machine(
                            dispatcher,
                            begin().open(S.A)
                                    .on(S.A, E.GO, S.B)
                                    .on(S.B, E.URGENT, S.C)
                                    .last(S.C)
                                    .build());
            machine.post(E.BACK);
            assertThat(log).containsExactly("dropped BACK in A");

            machine.post(E.GO);
            for (int i = 0; i < 8; i++) {
                machine.post(E.GO);
            }
            assertThatIllegalStateException()
                    .isThrownBy(() -> machine.post(E.GO))
                    .withMessageContaining("cannot take GO");
        }
    }

    private static StateTable.Builder<S, E, StateTableTest> begin() {
        return StateTable.<S, E, StateTableTest>startingIn(S.A, E.class).priority(E.URGENT);
    }

    private StateMachine<S, E, StateTableTest> machine(
            SimulatedDispatcher dispatcher, StateTable<S, E, StateTableTest> table) {
        return new StateMachine<>(
                dispatcher,
                "test",
                table,
                this,
                (state, event) -> log.add("dropped " + event + " in " + state),
                entered::add);
    }
}
