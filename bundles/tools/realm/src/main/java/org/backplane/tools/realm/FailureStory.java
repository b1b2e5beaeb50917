package org.backplane.tools.realm;

import org.backplane.runtime.FailedRun;
import org.backplane.runtime.RecordedSchedule;

import java.util.List;
import java.util.function.Function;

/** What is told of a failed run: what was wrong, how to see it again, and how it came about. */
final class FailureStory {

    private static final int SHRINKING_TRIES = 5_000;
    private static final int TRACE_LINES = 200;

    private final FailedRun found;
    private final FailedRun shrunk;
    private final RealmTrace trace;

    FailureStory(RealmExploration exploration, FailedRun found) {
        this.found = found;
        shrunk = exploration.shrink(found, SHRINKING_TRIES);
        trace = exploration.trace(shrunk.schedule());
    }

    /**
     * Tells it.
     *
     * @param which run it was, in words
     * @param replayLine what a test says to replay a schedule
     */
    AssertionError error(String which, Function<RecordedSchedule, String> replayLine) {
        StringBuilder text = new StringBuilder(which);
        text.append(": ").append(messageOf(found));
        text.append("\nfound with ").append(departures(found));
        text.append(" from the order of coming, shrunk to ").append(departures(shrunk));
        text.append("; replays with");
        text.append("\n    ").append(replayLine.apply(shrunk.schedule()));
        if (!messageOf(shrunk).equals(messageOf(found))) {
            text.append("\nwhere it says: ").append(messageOf(shrunk));
        }
        text.append("\nstates in that run, at seconds of virtual time:");
        trace.states().forEach(line -> text.append("\n    ").append(line));
        text.append("\nsteps of that run, and what crossed in them:");
        List<String> lines = trace.lines();
        int first = Math.max(0, lines.size() - TRACE_LINES);
        if (first > 0) {
            text.append("\n    (").append(first).append(" more before)");
        }
        lines.subList(first, lines.size()).forEach(line -> text.append("\n    ").append(line));
        return new AssertionError(text.toString(), shrunk.failure());
    }

    private static String departures(FailedRun run) {
        int departures = run.schedule().departures().size();
        return departures == 1 ? "1 departure" : departures + " departures";
    }

    private static String messageOf(FailedRun run) {
        Throwable failure = run.failure();
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
