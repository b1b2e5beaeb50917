package org.backplane.verifier;

import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.verifier.internal.RecordingText;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The crossings of one device, from its arrival on, as they are kept in a file.
 *
 * <p>The file is text in UTF-8. Its first line is {@code backplane recording 1}, the next two name
 * the device and the driver, and each further line is one crossing, in the order of their numbers:
 * number, nanoseconds, kind, number of the beginning, function, object, result, data and arguments,
 * between tabs. Lines that begin with {@code #} are for people: states that the device entered.
 *
 * @param device the device instance path
 * @param driver whose crossings they are
 * @param crossings in the order of their numbers
 */
public record Recording(String device, String driver, List<Crossing> crossings) {

    /** Keeps a copy of the crossings. */
    public Recording {
        crossings = List.copyOf(crossings);
    }

    /**
     * Reads a recording; a last line that was not finished is left out.
     *
     * @throws StatusException if the file is no recording, with the line that is wrong
     * @throws UncheckedIOException if it cannot be read
     */
    public static Recording read(Path file) {
        try {
            return RecordingText.parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes a new file.
     *
     * @throws StatusException OBJECT_NAME_COLLISION if there is one of this name
     * @throws UncheckedIOException if it cannot be written
     */
    public void write(Path file) {
        List<String> lines = new ArrayList<>(RecordingText.header(device, driver));
        crossings.forEach(crossing -> lines.add(RecordingText.line(crossing)));
        try {
            Files.write(file, lines, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new StatusException(
                    Status.OBJECT_NAME_COLLISION,
                    file + " exists already; give the name of a new file",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
