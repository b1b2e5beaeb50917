package org.backplane.loader.internal;

import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Event;
import org.backplane.runtime.Level;
import org.backplane.runtime.WrittenOffException;
import org.slf4j.MDC;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Runs a driver's code in a task of its own and waits for it a bounded time, so that code that
 * never returns costs a worker and not the caller.
 */
final class Watched {

    /** The MDC key under which the PnP manager names the device at hand. */
    private static final String DEVICE = "device";

    private final Dispatcher dispatcher;
    private final long timeoutNanos;

    Watched(Dispatcher dispatcher, long timeoutNanos) {
        this.dispatcher = dispatcher;
        this.timeoutNanos = timeoutNanos;
    }

    /** How a body ended. */
    sealed interface Outcome<T> {

        /** It returned; the value may be null. */
        record Returned<T>(T value) implements Outcome<T> {}

        /** It threw. */
        record Threw<T>(Throwable cause) implements Outcome<T> {}

        /** It has not come back. */
        record Expired<T>() implements Outcome<T> {}
    }

    /**
     * Runs the body.
     *
     * @param what names the body in messages
     * @param cameBack runs, as a task, if the body returns after it was given up
     */
    <T> Outcome<T> call(String what, Supplier<T> body, Runnable cameBack) {
        Event ended = dispatcher.event("end of " + what);
        AtomicReference<Outcome<T>> outcome = new AtomicReference<>();
        String device = MDC.get(DEVICE);
        dispatcher.post(
                Level.PASSIVE,
                what,
                () -> {
                    MDC.put(DEVICE, device);
                    try {
                        outcome.set(
                                run(
                                        what,
                                        body,
                                        () -> {
                                            outcome.set(new Outcome.Expired<>());
                                            ended.set();
                                        },
                                        cameBack));
                        ended.set();
                    } finally {
                        MDC.remove(DEVICE);
                    }
                });
        ended.await();
        return outcome.get();
    }

    private <T> Outcome<T> run(String what, Supplier<T> body, Runnable expired, Runnable cameBack) {
        try {
            return new Outcome.Returned<>(dispatcher.watch(what, timeoutNanos, body, expired));
        } catch (WrittenOffException e) {
            dispatcher.post(Level.PASSIVE, "clearing up after " + what, cameBack);
            throw e;
        } catch (Throwable t) {
            // Anything may come out of a driver, errors included; it must not take a worker down.
            return new Outcome.Threw<>(t);
        }
    }
}
