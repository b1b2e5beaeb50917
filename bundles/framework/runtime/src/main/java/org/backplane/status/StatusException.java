package org.backplane.status;

/**
 * A {@link Status} thrown: how functions of the control path report failure.
 *
 * <p>The data path never throws it; there a request completes with a status.
 */
public class StatusException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Status status;

    /**
     * Carries {@code status} with a sentence that names the thing, the reason and the next step.
     */
    public StatusException(Status status, String message) {
        this(status, message, null);
    }

    /** As {@link #StatusException(Status, String)}, keeping what led here. */
    public StatusException(Status status, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /** The status to hand on. */
    public final Status status() {
        return status;
    }

    /** The status that what was asked for fails with: UNSUCCESSFUL in the place of a success. */
    public Status failure() {
        return status.isSuccess() ? Status.UNSUCCESSFUL : status;
    }
}
