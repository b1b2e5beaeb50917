package org.backplane.loader.internal;

import org.backplane.status.Status;
import org.backplane.status.StatusException;

/** Makes the exceptions by which the store turns a file or a request down. */
final class Refusal {

    private Refusal() {}

    static StatusException notADriverPackage(String what, String reason) {
        return new StatusException(Status.INVALID_PARAMETER, what + " " + reason);
    }

    static StatusException notADriverPackage(String what, String reason, Throwable cause) {
        return new StatusException(Status.INVALID_PARAMETER, what + " " + reason, cause);
    }

    static StatusException notPossible(Status status, String sentence) {
        return new StatusException(status, sentence);
    }
}
