package org.backplane.runtime;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A simulated run as data: all that is needed to run it again. As a text it fits into one line, for
 * example {@code 8127:3=1,17=2}: seed 8127, in order except at choice 3, where the second of the
 * ready steps was taken, and at choice 17, where it was the third. A {@code p} before the colon
 * says that tasks could be preempted where they use the dispatcher, an {@code i} that they could at
 * every access to what they may share.
 *
 * <p>Choices are counted from 0; a step that is the only one ready is none.
 *
 * @param seed of the random numbers, not of the order
 * @param preemption where there were preemption points
 * @param departures where the run departed from the default order, by rising choice
 */
public record RecordedSchedule(long seed, Preemption preemption, List<Departure> departures) {

    private static final Pattern TEXT = Pattern.compile("(-?\\d+)([pi]?):((?:\\d+=\\d+,?)*)");

    /**
     * One departure from the default order.
     *
     * @param choice which one it was, counted from 0
     * @param taken how many steps that had been ready longer were passed over
     */
    public record Departure(int choice, int taken) {

        @Override
        public String toString() {
            return choice + "=" + taken;
        }

        private static Departure parse(String text) {
            int equals = text.indexOf('=');
            return new Departure(
                    Integer.parseInt(text, 0, equals, 10),
                    Integer.parseInt(text, equals + 1, text.length(), 10));
        }
    }

    /** Keeps its own copy of the departures. */
    public RecordedSchedule {
        departures = List.copyOf(departures);
        for (int i = 1; i < departures.size(); i++) {
            if (departures.get(i - 1).choice() >= departures.get(i).choice()) {
                throw new IllegalArgumentException(
                        "Departures must be by rising choice, but %s is followed by %s"
                                .formatted(departures.get(i - 1), departures.get(i)));
            }
        }
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if the text is something else
     */
    public static RecordedSchedule parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is no schedule; one looks like 8127:3=1,17=2".formatted(text));
        }
        List<Departure> departures =
                Stream.of(matcher.group(3).split(","))
                        .filter(departure -> !departure.isEmpty())
                        .map(Departure::parse)
                        .toList();
        return new RecordedSchedule(
                Long.parseLong(matcher.group(1)),
                Preemption.ofLetter(matcher.group(2)),
                departures);
    }

    /** The same run but for its departures. */
    public RecordedSchedule withDepartures(List<Departure> others) {
        return new RecordedSchedule(seed, preemption, others);
    }

    @Override
    public String toString() {
        return departures.stream()
                .map(Departure::toString)
                .collect(Collectors.joining(",", seed + preemption.letter() + ":", ""));
    }
}
