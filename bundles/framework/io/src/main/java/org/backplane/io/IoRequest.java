package org.backplane.io;

import org.backplane.status.Status;
import org.osgi.annotation.versioning.ProviderType;

import java.util.function.Consumer;

/**
 * A request under way (an OVERLAPPED).
 *
 * <p>It completes exactly once, whatever races: completion, cancellation, closing the handle,
 * removal of the device.
 *
 * <p><b>Level:</b> waiting at PASSIVE, the rest up to DISPATCH. <b>Serialised by:</b> nothing.
 */
@ProviderType
public interface IoRequest {

    /** Whether it has completed. */
    boolean isDone();

    /** Waits until it has completed; returns the status. */
    Status await();

    /** Waits for {@code timeoutNanos} at the most; returns whether it has completed. */
    boolean await(long timeoutNanos);

    /** The final status; PENDING while it is under way. */
    Status status();

    /** As a rule the number of bytes transferred. */
    long information();

    /**
     * Asks for cancellation. The request still completes, with CANCELLED if that came first.
     *
     * @return false if it had completed already
     */
    boolean cancel();

    /**
     * Runs {@code action} once when the request has completed, at up to DISPATCH level; at once if
     * it has already. One action per request.
     */
    void whenDone(Consumer<IoRequest> action);
}
