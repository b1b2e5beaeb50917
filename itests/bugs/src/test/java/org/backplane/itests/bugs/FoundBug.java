package org.backplane.itests.bugs;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.runtime.RecordedSchedule;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the message of a failure says to people, read by a test.
 *
 * @param message all of it
 * @param seed under which seed it was found, counted from 1
 * @param departures how often the run that was found departed from the order of coming
 * @param replayLine the schedule in the line that replays it
 */
record FoundBug(String message, int seed, int departures, String replayLine) {

    private static final Pattern MESSAGE =
            Pattern.compile(
                    "(?s)seed (\\d+) of .*\\nfound with (\\d+) departures? from .*"
                            + "\\n    DriverRealm\\.replay\\(\"([^\"]*)\", test\\);\\n.*");

    static FoundBug in(AssertionError failure) {
        Matcher matcher = MESSAGE.matcher(failure.getMessage());
        assertThat(matcher.matches()).as("message with a line that replays: %s", failure).isTrue();
        return new FoundBug(
                failure.getMessage(),
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                matcher.group(3));
    }

    /** What was wrong, without the story of how it came about. */
    String verdict() {
        return message.substring(0, message.indexOf("\nfound with "))
                .replaceFirst("(?s)\ndevices of seed .*", "");
    }

    RecordedSchedule shrunk() {
        return RecordedSchedule.parse(replayLine);
    }
}
