package org.backplane.verifier.internal;

import org.backplane.kmdf.MonitoredDevice;
import org.backplane.runtime.Level;
import org.backplane.runtime.Task;
import org.backplane.verifier.Crossing;
import org.backplane.verifier.CrossingListener;
import org.backplane.verifier.RecordingStatus;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The file that a device is recorded into. Crossings come at any level and wait in a queue; a task
 * at PASSIVE level writes them, in the order of their numbers, and flushes when it has written all.
 *
 * <p><b>Level:</b> {@link #crossed} and {@link #stateEntered} any, the rest PASSIVE. <b>Serialised
 * by:</b> the queue; writer and {@link #early} by the task, which never overlaps itself.
 */
public final class RecordingFile implements CrossingListener {

    private final String device;
    private final String driver;
    private final Path file;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final Queue<Object> told = new ConcurrentLinkedQueue<>();

    /** Crossings that were told before one with a lower number. */
    private final Map<Long, Crossing> early = new TreeMap<>();

    private volatile Task writing;
    private volatile boolean ended;
    private final AtomicLong written = new AtomicLong();
    private volatile String failure;
    private BufferedWriter writer;

    /** Will record {@code driver} on {@code device}. */
    public RecordingFile(String device, String driver, Path file) {
        this.device = device;
        this.driver = driver;
        this.file = file;
    }

    /** Where the recording goes. */
    public Path file() {
        return file;
    }

    /** The device's device-add is about to run: begins, unless it has begun before. */
    public boolean begin(MonitoredDevice arrived) {
        if (!arrived.driverName().equals(driver) || !begun.compareAndSet(false, true)) {
            return false;
        }
        try {
            writer = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW);
            for (String line : RecordingText.header(device, driver)) {
                writeLine(line);
            }
        } catch (IOException e) {
            fail(e);
            return false;
        }
        writing =
                arrived.kernel()
                        .dispatcher()
                        .task(Level.PASSIVE, "recording of " + device, this::write);
        return true;
    }

    @Override
    public void crossed(Crossing crossing) {
        tell(crossing);
    }

    @Override
    public void stateEntered(MonitoredDevice monitored, String machine, String state) {
        if (monitored.driverName().equals(driver)) {
            long nanos = monitored.kernel().queryPerformanceCounter();
            tell(RecordingText.remark(nanos, machine, state));
        }
    }

    private void tell(Object what) {
        Task task = writing;
        if (task != null && !ended) {
            told.add(what);
            task.post();
        }
    }

    private void write() {
        try {
            for (Object what = told.poll(); what != null; what = told.poll()) {
                if (what instanceof Crossing crossing) {
                    early.put(crossing.number(), crossing);
                } else if (writer != null) {
                    writeLine((String) what);
                }
                writeInOrder();
            }
            if (writer != null) {
                writer.flush();
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    private void writeInOrder() throws IOException {
        Crossing next = early.remove(written.get() + 1);
        while (next != null && writer != null) {
            writeLine(RecordingText.line(next));
            next = early.remove(written.incrementAndGet() + 1);
        }
    }

    private void writeLine(String line) throws IOException {
        writer.write(line);
        writer.write('\n');
    }

    private void fail(IOException e) {
        failure = file + " cannot be written: " + e.getMessage();
        writer = null;
    }

    /** Writes what is told already and closes the file. */
    public void close() {
        ended = true;
        Task task = writing;
        if (task == null) {
            return;
        }
        task.post();
        task.flush();
        try {
            if (writer != null) {
                writer.close();
            }
        } catch (IOException e) {
            fail(e);
        }
        writer = null;
    }

    /** How far it has come. */
    public RecordingStatus status() {
        return new RecordingStatus(device, driver, file, begun.get(), written.get(), failure);
    }
}
