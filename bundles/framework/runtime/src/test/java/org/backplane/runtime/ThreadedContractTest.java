package org.backplane.runtime;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

import java.util.logging.Logger;

/** The threaded dispatcher keeps the contract. */
class ThreadedContractTest {

    @Nested
    class Tasks extends TaskContract {

        /** Held, because a logger that nobody holds forgets its filter. */
        private final Logger reports = Logger.getLogger("org.backplane.runtime");

        @Override
        void expectFailure() {
            reports.setFilter(report -> false);
        }

        @AfterEach
        void hearOfFailures() {
            reports.setFilter(null);
        }

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
