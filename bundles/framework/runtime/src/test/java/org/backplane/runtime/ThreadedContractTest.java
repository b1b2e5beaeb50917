package org.backplane.runtime;

import org.junit.jupiter.api.Nested;

/** The threaded dispatcher keeps the contract. */
class ThreadedContractTest {

    @Nested
    class Tasks extends TaskContract {
        @Override
        Dispatcher open() {
            return new ThreadedDispatcher();
        }

        @Override
        void close(Dispatcher opened) {
            ((ThreadedDispatcher) opened).close();
        }
    }

    @Nested
    class Timers extends TimerContract {
        @Override
        Dispatcher open() {
            return new ThreadedDispatcher();
        }

        @Override
        void close(Dispatcher opened) {
            ((ThreadedDispatcher) opened).close();
        }
    }

    @Nested
    class Waits extends WaitContract {
        @Override
        Dispatcher open() {
            return new ThreadedDispatcher();
        }

        @Override
        void close(Dispatcher opened) {
            ((ThreadedDispatcher) opened).close();
        }
    }

    @Nested
    class Watches extends WatchContract {
        @Override
        Dispatcher open() {
            return new ThreadedDispatcher();
        }

        @Override
        void close(Dispatcher opened) {
            ((ThreadedDispatcher) opened).close();
        }
    }
}
