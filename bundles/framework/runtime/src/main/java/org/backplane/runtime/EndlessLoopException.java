package org.backplane.runtime;

/**
 * Thrown in simulation into code that goes on and on: a task that uses the dispatcher again and
 * again without ever waiting, or main while it waits for tasks that keep each other busy. The
 * message says which, and what they use.
 *
 * <p>It fails the run even if it is caught on its way.
 */
public final class EndlessLoopException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says who goes on, and with what. */
    public EndlessLoopException(String message) {
        super(message);
    }
}
