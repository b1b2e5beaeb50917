package org.backplane.io.internal;

import org.backplane.io.IoRequest;
import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Level;
import org.backplane.status.Status;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * A request as a future. The request alone completes it, because only then is the buffer free: who
 * wants to complete it earlier asks for cancellation instead, and what he wanted is what the future
 * fails with if the request ends as cancelled.
 *
 * <p><b>Level:</b> up to DISPATCH; what depends on it runs at PASSIVE, or where it is added if the
 * future is complete by then. <b>Serialised by:</b> {@link #reason} is set once; the request's only
 * action completes the future.
 */
final class RequestFuture extends CompletableFuture<Integer> {

    /** Makes the value of the future, or throws what it fails with. Runs where the request ends. */
    @FunctionalInterface
    interface Result {
        int of(IoRequest done) throws IOException;
    }

    private final Dispatcher dispatcher;
    private final String device;

    /** Why somebody asked for cancellation; null if nobody did. */
    private final AtomicReference<Throwable> reason = new AtomicReference<>();

    /** Null until {@link #follow}, and for a transfer of nothing or to a closed channel. */
    private volatile IoRequest request;

    RequestFuture(Dispatcher dispatcher, String device) {
        this.dispatcher = dispatcher;
        this.device = device;
    }

    /** Completes with what becomes of {@code started}; for the maker, before others know it. */
    void follow(IoRequest started, Result result) {
        request = started;
        if (started.isDone()) {
            end(started, result, true);
        } else {
            started.whenDone(done -> end(done, result, false));
        }
    }

    private void end(IoRequest done, Result result, boolean unknown) {
        int value = 0;
        Throwable failure = null;
        try {
            value = result.of(done);
        } catch (IOException | RuntimeException thrown) {
            failure = done.status() == Status.CANCELLED ? wanted(thrown) : thrown;
        }
        settle(value, failure, unknown);
    }

    /** What fails the future if it was given up; otherwise {@code failure}. */
    private Throwable wanted(Throwable failure) {
        Throwable wanted = reason.get();
        if (wanted instanceof CancellationException && wanted.getCause() == null) {
            wanted.initCause(failure);
        }
        return wanted != null ? wanted : failure;
    }

    /** Completes without a request; for the maker, before others know it. */
    void settle(int value, Throwable failure) {
        settle(value, failure, true);
    }

    private void settle(int value, Throwable failure, boolean unknown) {
        if (unknown && getNumberOfDependents() == 0) {
            finish(value, failure);
        } else {
            // Dependants may wait, and may start the next request: they get a level and a stack of
            // their own.
            dispatcher.post(
                    Level.PASSIVE,
                    "dependants of a request to " + device,
                    () -> finish(value, failure));
        }
    }

    private void finish(int value, Throwable failure) {
        if (failure == null) {
            super.complete(value);
        } else {
            super.completeExceptionally(failure);
        }
    }

    private boolean abandon(Throwable why) {
        IoRequest current = request;
        if (current == null || isDone()) {
            return false;
        }
        reason.compareAndSet(null, why);
        return current.cancel();
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return abandon(new CancellationException("the request was cancelled")) || isCancelled();
    }

    /** Asks for cancellation; the future has not changed when this returns. */
    @Override
    public boolean completeExceptionally(Throwable failure) {
        abandon(Objects.requireNonNull(failure, "failure"));
        return false;
    }

    @Override
    public boolean complete(Integer value) {
        return false;
    }

    @Override
    public CompletableFuture<Integer> completeAsync(
            Supplier<? extends Integer> supplier, Executor executor) {
        throw refused();
    }

    @Override
    public void obtrudeValue(Integer value) {
        throw refused();
    }

    @Override
    public void obtrudeException(Throwable failure) {
        throw refused();
    }

    private UnsupportedOperationException refused() {
        return new UnsupportedOperationException(
                "the future of a request to "
                        + device
                        + " is completed by the request alone, since the driver may use the buffer"
                        + " until then; cancel it instead");
    }
}
