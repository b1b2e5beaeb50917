package org.backplane.runtime;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A simulated run that failed.
 *
 * @param schedule makes it fail again
 * @param failure what the scenario threw, or {@link SimulatedDispatcher#close}
 */
public record FailedRun(RecordedSchedule schedule, Throwable failure) {

    /** Frames that only say that something was asserted, not what. */
    private static final List<String> LIBRARIES =
            List.of("java.", "org.assertj.", "org.opentest4j.");

    /** Whether both failed with the same kinds of error, in the same place. */
    public boolean isLike(FailedRun other) {
        return failure.getClass().equals(other.failure.getClass())
                && deepestCause().getClass().equals(other.deepestCause().getClass())
                && place().equals(other.place());
    }

    private Optional<StackTraceElement> place() {
        return Stream.of(deepestCause().getStackTrace())
                .filter(frame -> LIBRARIES.stream().noneMatch(frame.getClassName()::startsWith))
                .findFirst();
    }

    private Throwable deepestCause() {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
