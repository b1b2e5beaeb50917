package org.backplane.runtime.internal;

import java.util.function.Supplier;

/** Runs code on a virtual thread, to which a simulation hands over at little cost. */
public final class VirtualThread {

    private VirtualThread() {}

    /** Calls {@code body} there and waits for it; an interrupt is kept for later. */
    public static <T> T call(Supplier<T> body) {
        Outcome<T> outcome = new Outcome<>();
        Thread thread = Thread.ofVirtual().start(() -> outcome.take(body));
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return outcome.get();
    }

    /** Written by the virtual thread before it ends, read after that. */
    private static final class Outcome<T> {

        private T value;
        private RuntimeException exception;
        private Error error;

        void take(Supplier<T> body) {
            try {
                value = body.get();
            } catch (RuntimeException thrown) {
                exception = thrown;
            } catch (Error thrown) {
                error = thrown;
            }
        }

        T get() {
            if (exception != null) {
                throw exception;
            }
            if (error != null) {
                throw error;
            }
            return value;
        }
    }
}
