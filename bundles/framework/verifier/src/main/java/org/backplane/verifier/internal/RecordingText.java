package org.backplane.verifier.internal;

import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.verifier.Crossing;
import org.backplane.verifier.CrossingKind;
import org.backplane.verifier.Recording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The lines of a {@link Recording}. */
public final class RecordingText {

    private static final String FIRST = "backplane recording 1";
    private static final String DEVICE = "device ";
    private static final String DRIVER = "driver ";
    private static final int HEADER = 3;
    private static final int FIXED = 8;

    private RecordingText() {}

    /** What stands before the crossings. */
    public static List<String> header(String device, String driver) {
        return List.of(FIRST, DEVICE + device, DRIVER + driver);
    }

    /** The line of one crossing. */
    public static String line(Crossing crossing) {
        List<String> fields = new ArrayList<>();
        fields.add(Long.toString(crossing.number()));
        fields.add(Long.toString(crossing.nanos()));
        fields.add(crossing.kind().name());
        fields.add(Long.toString(crossing.begun()));
        fields.add(crossing.function());
        fields.add(crossing.object());
        fields.add(crossing.result());
        fields.add(crossing.data());
        fields.addAll(crossing.arguments());
        return String.join("\t", fields);
    }

    /** The line of a state that the device entered. */
    public static String remark(long nanos, String machine, String state) {
        return "# " + nanos + ' ' + machine + " enters " + state;
    }

    /** Reads what the other methods wrote; {@code name} is for messages. */
    public static Recording parse(String name, String text) {
        List<String> lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        if (lines.size() < HEADER
                || !lines.get(0).equals(FIRST)
                || !lines.get(1).startsWith(DEVICE)
                || !lines.get(2).startsWith(DRIVER)) {
            throw new StatusException(
                    Status.INVALID_PARAMETER,
                    name + " is no recording: its first line is not \"" + FIRST + '"');
        }
        String device = lines.get(1).substring(DEVICE.length());
        String driver = lines.get(2).substring(DRIVER.length());
        List<Crossing> crossings = new ArrayList<>();
        for (int i = HEADER; i < lines.size(); i++) {
            if (!lines.get(i).startsWith("#")) {
                crossings.add(crossing(name, i + 1, lines.get(i), device, driver));
            }
        }
        return new Recording(device, driver, crossings);
    }

    private static Crossing crossing(
            String name, int number, String line, String device, String driver) {
        String[] fields = line.split("\t", -1);
        try {
            return new Crossing(
                    Long.parseLong(fields[0]),
                    Long.parseLong(fields[1]),
                    device,
                    driver,
                    CrossingKind.valueOf(fields[2]),
                    Long.parseLong(fields[3]),
                    fields[4],
                    fields[5],
                    Arrays.asList(fields).subList(FIXED, fields.length),
                    fields[6],
                    fields[7]);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new StatusException(
                    Status.INVALID_PARAMETER,
                    "line " + number + " of " + name + " is no crossing: " + line,
                    e);
        }
    }
}
