package org.backplane.kmdf.internal.callback;

import org.backplane.status.Status;

/**
 * How a step of the control path ended.
 *
 * @param status a success or a failure code
 * @param reason why it failed, as a sentence for the user; empty if it did not
 */
public record Outcome(Status status, String reason) {

    /** It went well. */
    public static final Outcome OK = new Outcome(Status.SUCCESS, "");

    /** Whether it went well. */
    public boolean isOk() {
        return status.isSuccess();
    }

    /** This one if it failed, else {@code later}: of several failures the first counts. */
    public Outcome then(Outcome later) {
        return isOk() ? later : this;
    }
}
