package org.backplane.tools.realm;

import org.backplane.ddi.Driver;
import org.backplane.verifier.Recording;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Runs a driver once more through what it went through on a live device.
 *
 * <pre>{@code
 * Replay.of(Path.of("ticker.rec"))
 *         .install(new TickerDriver())
 *         .stopAt(212, () -> inspect())
 *         .run();
 * }</pre>
 *
 * <p>No framework and no hardware run behind the driver: each of its calls is answered with what
 * the recording says, registers and clock included, and each callback is called when the recording
 * says, with the requests' data of then. So the order is that of the live run, to the crossing,
 * which a framework that decides anew could not promise. Callbacks that overlapped do so again, in
 * tasks of a simulated dispatcher that take turns at the crossings.
 *
 * <p><b>Level:</b> outside of any realm. <b>Serialised by:</b> the caller.
 */
public final class Replay {

    private final Recording recording;
    private final Map<Long, Runnable> stops = new HashMap<>();
    private Driver driver;

    private Replay(Recording recording) {
        this.recording = recording;
    }

    /**
     * Will replay a file, see {@link Recording#read}.
     *
     * @throws org.backplane.status.StatusException if it is no recording
     */
    public static Replay of(Path file) {
        return of(Recording.read(file));
    }

    /** Will replay a recording. */
    public static Replay of(Recording recording) {
        return new Replay(recording);
    }

    /** The driver that was recorded, as it is now. */
    public Replay install(Driver newDriver) {
        driver = newDriver;
        return this;
    }

    /**
     * Runs {@code action} inside a crossing, with the driver on the stack: the place for a
     * breakpoint.
     *
     * @param crossing its number in the recording
     */
    public Replay stopAt(long crossing, Runnable action) {
        stops.put(crossing, action);
        return this;
    }

    /**
     * Replays all of it.
     *
     * @throws AssertionError if the driver does not do what it did then; with the number of the
     *     crossing, what was expected, and what came
     * @throws IllegalStateException if no driver is installed
     */
    public void run() {
        if (driver == null) {
            throw new IllegalStateException(
                    "there is no driver to replay " + recording.device() + " into; install one");
        }
        try (ReplayStage stage = new ReplayStage(recording, driver, stops)) {
            stage.play();
        }
    }
}
