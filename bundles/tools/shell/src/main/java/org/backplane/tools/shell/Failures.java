package org.backplane.tools.shell;

import org.backplane.status.Status;
import org.backplane.status.StatusException;

/** Words for statuses. */
final class Failures {

    private Failures() {}

    /** The exception's sentence; it names the status. */
    static String sentence(StatusException failure) {
        String message = failure.getMessage();
        return message.contains(failure.status().name())
                ? message
                : message + " [" + describe(failure.status()) + "]";
    }

    /** Name and number of a status. */
    static String describe(Status status) {
        return "%s (0x%08X)".formatted(status.name(), status.code());
    }
}
