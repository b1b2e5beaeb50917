package org.backplane.runtime;

/**
 * A simulated run that failed.
 *
 * @param schedule makes it fail again
 * @param failure what the scenario threw, or {@link SimulatedDispatcher#close}
 */
public record FailedRun(RecordedSchedule schedule, Throwable failure) {

    /** Whether both failed with the same kinds of error. */
    public boolean isLike(FailedRun other) {
        return failure.getClass().equals(other.failure.getClass())
                && deepestCause().getClass().equals(other.deepestCause().getClass());
    }

    private Throwable deepestCause() {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
