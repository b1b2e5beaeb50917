package org.backplane.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import java.util.concurrent.TimeUnit;

/** What the contract tests of both dispatchers share: the dispatcher, and patience with it. */
abstract class DispatcherContract {

    static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

    /** Longer than anything here takes, on however slow a machine. */
    static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    Dispatcher dispatcher;

    abstract Dispatcher open();

    abstract void close(Dispatcher opened);

    /** Called where a task is meant to throw. */
    void expectFailure() {}

    @BeforeEach
    void openDispatcher() {
        dispatcher = open();
    }

    @AfterEach
    void closeDispatcher() {
        close(dispatcher);
    }

    static void assertHappens(Event event) {
        assertThat(event.await(PATIENCE)).as("%s within a minute", event).isTrue();
    }

    /** Runs a body as a PASSIVE task and waits for its end. */
    void runAsTask(String name, Runnable body) {
        Event done = dispatcher.event("end of " + name);
        dispatcher.post(
                Level.PASSIVE,
                name,
                () -> {
                    try {
                        body.run();
                    } finally {
                        done.set();
                    }
                });
        assertHappens(done);
    }
}
