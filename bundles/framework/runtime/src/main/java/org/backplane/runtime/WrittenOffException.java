package org.backplane.runtime;

/**
 * Thrown out of {@link Dispatcher#watch} when a body comes back after its worker was written off;
 * unwinds that worker. It is not an error of the code that it passes through, so nobody catches it
 * except to release what they hold.
 */
public final class WrittenOffException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names the body that came back too late. */
    public WrittenOffException(String what) {
        super(what + " came back after its worker had been written off", null, false, false);
    }
}
