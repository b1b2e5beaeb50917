package org.backplane.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;

/** The simulated dispatcher keeps the contract. */
class SimulatedContractTest {

    @Nested
    class Tasks extends TaskContract {

        private boolean failureExpected;

        @Override
        Dispatcher open() {
            return new SimulatedDispatcher(8127);
        }

        @Override
        void expectFailure() {
            failureExpected = true;
        }

        @Override
        void close(Dispatcher opened) {
            SimulatedDispatcher simulated = (SimulatedDispatcher) opened;
            assertThat(simulated.takeFailures().isEmpty()).isEqualTo(!failureExpected);
            simulated.close();
        }
    }

    @Nested
    class Timers extends TimerContract {
        @Override
        Dispatcher open() {
            return new SimulatedDispatcher(8127);
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
            return new SimulatedDispatcher(8127);
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
            return new SimulatedDispatcher(8127);
        }

        @Override
        void close(Dispatcher opened) {
            ((SimulatedDispatcher) opened).close();
        }
    }
}
