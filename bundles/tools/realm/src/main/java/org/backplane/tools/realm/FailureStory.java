package org.backplane.tools.realm;

import org.backplane.runtime.Exploration;
import org.backplane.runtime.FailedRun;

import java.util.ArrayList;
import java.util.List;

/** What is told of a failed run: what was wrong, how to see it again, and how it came about. */
final class FailureStory {

    private static final int SHRINKING_TRIES = 500;
    private static final int TRACE_LINES = 200;
    private static final long SECOND = 1_000_000_000;

    private final FailedRun found;
    private final FailedRun shrunk;
    private final List<String> trace = new ArrayList<>();

    FailureStory(Exploration exploration, FailedRun found) {
        this.found = found;
        shrunk = exploration.shrink(found, SHRINKING_TRIES);
        exploration.replay(
                shrunk.schedule(), (nanos, step) -> trace.add(seconds(nanos) + " " + step));
    }

    AssertionError error(String which, String replayedBy) {
        StringBuilder text = new StringBuilder(which);
        text.append(": ").append(messageOf(found));
        text.append("\nfound under schedule ").append(found.schedule());
        text.append("\nfails alike, and replays, with");
        text.append("\n    ").append(replayedBy.formatted(shrunk.schedule()));
        if (!messageOf(shrunk).equals(messageOf(found))) {
            text.append("\nwhere it says: ").append(messageOf(shrunk));
        }
        text.append("\nsteps of that run, at seconds of virtual time:");
        int first = Math.max(0, trace.size() - TRACE_LINES);
        if (first > 0) {
            text.append("\n    (").append(first).append(" more before)");
        }
        trace.subList(first, trace.size()).forEach(step -> text.append("\n    ").append(step));
        return new AssertionError(text.toString(), shrunk.failure());
    }

    private static String messageOf(FailedRun run) {
        Throwable failure = run.failure();
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    /** Not by a format, whose digits depend on the platform's language. */
    private static String seconds(long nanos) {
        return nanos / SECOND + "." + Long.toString(SECOND + nanos % SECOND).substring(1);
    }
}
