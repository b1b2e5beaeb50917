package org.backplane.pnp.internal;

import org.backplane.pnp.DriverCandidate;
import org.backplane.status.StatusException;

import java.time.Duration;
import java.util.List;

/** Pieces of the sentences that users read. */
final class Sentences {

    private Sentences() {}

    /** A number of nanoseconds as people say it: {@code 10 s}, {@code 250 ms}. */
    static String duration(long nanos) {
        Duration duration = Duration.ofNanos(nanos);
        return duration.toMillis() % 1000 == 0
                ? duration.toSeconds() + " s"
                : duration.toMillis() + " ms";
    }

    /** What a driver refused with, in its words; of any other exception also the class. */
    static String thrown(Throwable thrown) {
        if (thrown instanceof StatusException refusal) {
            return refusal.getMessage();
        }
        String name = thrown.getClass().getSimpleName();
        return thrown.getMessage() == null ? name : name + ": " + thrown.getMessage();
    }

    /** The driver and its package. */
    static String driver(DriverCandidate candidate) {
        return candidate.name() + " (package " + candidate.packageId() + ")";
    }

    /** A number of open handles, with its verb. */
    static String handlesAreOpen(int count) {
        return count == 1 ? "1 handle is open on it" : count + " handles are open on it";
    }

    /** Items between commas. */
    static String list(List<String> items) {
        return String.join(", ", items);
    }

    /** The text as a sentence: with a full stop. */
    static String sentence(String text) {
        return text.endsWith(".") || text.endsWith("!") || text.endsWith("?") ? text : text + ".";
    }
}
