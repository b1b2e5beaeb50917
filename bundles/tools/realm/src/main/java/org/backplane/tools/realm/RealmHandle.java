package org.backplane.tools.realm;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.backplane.io.DeviceHandle;
import org.backplane.io.IoRequest;
import org.backplane.runtime.Dispatcher;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;

/**
 * An open device, with the shortest way to say what a test wants of it.
 *
 * <p>What ends in {@code Later} returns while the request is under way; the rest waits, and fails
 * with a {@link org.backplane.status.StatusException} that carries what the driver answered.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the simulation.
 */
public final class RealmHandle implements AutoCloseable {

    private final DeviceHandle handle;

    /** The function driver, for messages. */
    private final String driver;

    private final Dispatcher dispatcher;
    private final List<RealmRequest> started;

    /** Wraps {@code handle}; adds the requests that are started through it to {@code started}. */
    RealmHandle(
            DeviceHandle handle, String driver, Dispatcher dispatcher, List<RealmRequest> started) {
        this.handle = handle;
        this.driver = driver;
        this.dispatcher = dispatcher;
        this.started = started;
    }

    /** The device instance path. */
    public String instanceId() {
        return handle.instanceId();
    }

    /** Writes; returns how many bytes went. */
    public int write(byte[] data) {
        return handle.write(data);
    }

    /** Writes a text in UTF-8. */
    public int write(String text) {
        return write(text.getBytes(UTF_8));
    }

    /** Reads up to {@code length} bytes. */
    public byte[] readBytes(int length) {
        byte[] buffer = new byte[length];
        return Arrays.copyOf(buffer, handle.read(buffer));
    }

    /** Reads up to {@code length} bytes of text in UTF-8. */
    public String read(int length) {
        return new String(readBytes(length), UTF_8);
    }

    /** Sends a control code; returns the output. */
    public byte[] control(int code, byte[] input, int outputLength) {
        return handle.control(code, input, outputLength);
    }

    /** Starts to read up to {@code length} bytes. */
    public RealmRequest readLater(int length) {
        byte[] buffer = new byte[length];
        return started("read", handle.startRead(MemorySegment.ofArray(buffer)), buffer);
    }

    /** Starts to write a text in UTF-8. */
    public RealmRequest writeLater(String text) {
        byte[] data = text.getBytes(UTF_8);
        return started("write", handle.startWrite(MemorySegment.ofArray(data)), data);
    }

    /** Starts to send a control code with room for {@code outputLength} bytes of output. */
    public RealmRequest controlLater(int code, byte[] input, int outputLength) {
        byte[] output = new byte[outputLength];
        IoRequest request =
                handle.startControl(
                        code, MemorySegment.ofArray(input), MemorySegment.ofArray(output));
        return started("device control 0x%X".formatted(code), request, output);
    }

    private RealmRequest started(String what, IoRequest request, byte[] buffer) {
        String name =
                "request %d, a %s of %d bytes at %s (%s)"
                        .formatted(started.size() + 1, what, buffer.length, instanceId(), driver);
        RealmRequest later = new RealmRequest(name, request, buffer, dispatcher.event(name));
        started.add(later);
        return later;
    }

    /** Asks for the cancellation of everything under way on this handle. */
    public void cancelAll() {
        handle.cancelAll();
    }

    /** Cancels what is under way, waits for it, and closes the handle. */
    @Override
    public void close() {
        handle.close();
    }
}
