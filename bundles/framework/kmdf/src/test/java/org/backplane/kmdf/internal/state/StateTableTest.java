package org.backplane.kmdf.internal.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Level;
import org.backplane.runtime.Lock;
import org.backplane.runtime.SimulatedDispatcher;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class StateTableTest implements MachineContext<StateTableTest.S, StateTableTest.E>, MachineHost {

    enum S {
        A,
        B,
        C
    }

    enum E {
        GO,
        BACK,
        URGENT
    }

    private final List<String> log = new ArrayList<>();
    private final List<S> entered = new ArrayList<>();
    private Dispatcher simulated;
    private Lock lock;

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

    @Test
    void anIgnoredEventIsToldToNobody() {
        try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(1)) {
            var machine =
                    machine(
                            dispatcher,
                            begin().open(S.A)
                                    .on(S.A, E.GO, S.B)
                                    .ignores(S.A, E.BACK)
                                    .on(S.B, E.URGENT, S.C)
                                    .last(S.C)
                                    .build());

            machine.post(E.BACK);
            machine.post(E.URGENT);

            assertThat(log).containsExactly("dropped URGENT in A");
            assertThat(machine.state()).isEqualTo(S.A);
        }
    }

    @Test
    void aSingularEventWaitsOnlyOnce() {
        try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(1)) {
            var machine =
                    machine(
                            dispatcher,
                            begin().singular(E.BACK)
                                    .open(S.A, S.C)
                                    .on(S.A, E.GO, S.B)
                                    .on(S.B, E.URGENT, S.C)
                                    .on(S.C, E.BACK, S.A)
                                    .build());
            machine.post(E.GO);
            machine.post(E.BACK);
            machine.post(E.BACK);

            machine.post(E.URGENT);

            assertThat(log).isEmpty();
            assertThat(machine.history()).containsExactly(S.A, S.B, S.C, S.A);
        }
    }

    @Test
    void anEventPostedAtDispatchLevelRunsTheMachineAtPassive() {
        try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(1)) {
            var machine =
                    machine(
                            dispatcher,
                            begin().open(S.A)
                                    .on(S.A, E.GO, S.B)
                                    .enter(
                                            S.B,
                                            test -> {
                                                test.log.add(dispatcher.currentLevel().name());
                                                return S.C;
                                            },
                                            S.C)
                                    .last(S.C)
                                    .build());

            dispatcher.raise(Level.DISPATCH, () -> machine.post(E.GO));
            assertThat(machine.state()).isEqualTo(S.A);
            dispatcher.runUntilIdle();

            assertThat(log).containsExactly("PASSIVE");
            assertThat(machine.state()).isEqualTo(S.C);
        }
    }

    @Test
    void onlyTheLastEightStatesAreKept() {
        try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(1)) {
            var machine =
                    machine(
                            dispatcher,
                            begin().openEverywhere()
                                    .on(S.A, E.GO, S.B)
                                    .on(S.B, E.BACK, S.A)
                                    .on(S.B, E.GO, S.C)
                                    .last(S.C)
                                    .build());

            for (int i = 0; i < 5; i++) {
                machine.post(E.GO);
                machine.post(E.BACK);
            }

            assertThat(machine.history()).containsExactly(S.B, S.A, S.B, S.A, S.B, S.A, S.B, S.A);
        }
    }

    @Test
    void aMachineWithoutAQueueHasSettledWhenTheEventIsProcessed() {
        var table =
                begin().openEverywhere()
                        .on(S.A, E.GO, S.B)
                        .enter(S.B, _ -> S.C, S.C)
                        .last(S.C)
                        .build();
        var machine = new ImmediateMachine<>(table, this);

        machine.process(E.BACK);
        machine.process(E.GO);

        assertThat(machine.state()).isEqualTo(S.C);
        assertThat(log).containsExactly("dropped BACK in A");
    }

    @Test
    void aTableSaysWhichOfItsTransitionsWereTaken() {
        var table =
                begin().named("a test's")
                        .openEverywhere()
                        .on(S.A, E.GO, S.B)
                        .trap(S.A, E.BACK, S.B)
                        .enter(S.B, _ -> S.C, S.A, S.C)
                        .last(S.C)
                        .build();
        new ImmediateMachine<>(table, this).process(E.GO);

        assertThat(table.transitions())
                .containsExactly(
                        new StateTable.Transition<>(S.A, E.GO, S.B, false, true),
                        new StateTable.Transition<>(S.A, E.BACK, S.B, true, false),
                        new StateTable.Transition<>(S.B, null, S.A, false, false),
                        new StateTable.Transition<>(S.B, null, S.C, false, true));
    }

    private static StateTable.Builder<S, E, StateTableTest> begin() {
        return StateTable.<S, E, StateTableTest>startingIn(S.A, E.class).priority(E.URGENT);
    }

    private StateMachine<S, E, StateTableTest> machine(
            SimulatedDispatcher dispatcher, StateTable<S, E, StateTableTest> table) {
        simulated = dispatcher;
        lock = dispatcher.lock("machines");
        return new StateMachine<>(this, table, this);
    }

    @Override
    public void entered(S state) {
        entered.add(state);
    }

    @Override
    public void dropped(S state, E event) {
        log.add("dropped " + event + " in " + state);
    }

    @Override
    public Dispatcher dispatcher() {
        return simulated;
    }

    @Override
    public Lock machineLock() {
        return lock;
    }
}
