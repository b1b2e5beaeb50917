package org.backplane.io;

import org.osgi.annotation.versioning.ProviderType;

import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.channels.AsynchronousByteChannel;
import java.util.concurrent.CompletableFuture;

/**
 * An open device (a HANDLE).
 *
 * <p>The {@code start} methods are overlapped: they return at once, and many may be under way. The
 * {@code Async} methods are the same with a future, {@link #channel} and the streams the same in
 * the forms of the Java library. {@code read}, {@code write} and {@code control} wait. All may be
 * mixed, and closing the handle ends all of them. Buffers of a request that is under way belong to
 * the request; they are of memory that every thread may use, or the request fails with
 * ACCESS_VIOLATION. A confined arena's will do where the caller waits and the driver works on
 * copies. After {@link #close}, or when the device went, every call fails with NO_SUCH_DEVICE or
 * INVALID_DEVICE_STATE.
 *
 * <p><b>Level:</b> the waiting methods, the streams and close at PASSIVE, the others up to
 * DISPATCH. <b>Serialised by:</b> nothing.
 */
@ProviderType
public interface DeviceHandle extends AutoCloseable {

    /** The device instance path. */
    String instanceId();

    /** Starts to read up to the buffer's size. */
    IoRequest startRead(MemorySegment buffer);

    /** Starts to write the buffer. */
    IoRequest startWrite(MemorySegment buffer);

    /** Starts a device control; either buffer may be {@link MemorySegment#NULL}. */
    IoRequest startControl(int code, MemorySegment input, MemorySegment output);

    /**
     * Reads and waits.
     *
     * @return how many bytes came
     * @throws org.backplane.status.StatusException with what the driver answered
     */
    int read(byte[] buffer);

    /**
     * As {@link #read(byte[])}, into memory of the caller's; allocates nothing.
     *
     * @return how many bytes came
     * @throws org.backplane.status.StatusException with what the driver answered
     */
    int read(MemorySegment buffer);

    /**
     * Writes and waits.
     *
     * @return how many bytes went
     * @throws org.backplane.status.StatusException with what the driver answered
     */
    int write(byte[] data);

    /**
     * As {@link #write(byte[])}, from memory of the caller's; allocates nothing.
     *
     * @return how many bytes went
     * @throws org.backplane.status.StatusException with what the driver answered
     */
    int write(MemorySegment data);

    /**
     * Sends a device control and waits.
     *
     * @param outputLength room for output, in bytes
     * @return the output, as long as the driver said
     * @throws org.backplane.status.StatusException with what the driver answered
     */
    byte[] control(int code, byte[] input, int outputLength);

    /**
     * Starts to read up to the buffer's size, for a future.
     *
     * <pre>{@code
     * MemorySegment buffer = MemorySegment.ofArray(new byte[512]);
     * handle.readAsync(buffer)
     *         .orTimeout(1, TimeUnit.SECONDS)
     *         .thenAccept(length -> show(buffer.asSlice(0, length)));
     * }</pre>
     *
     * <p>The future completes once, when the request has: the buffer is the caller's again, not
     * before. If the request is complete when this method returns, so is the future; otherwise a
     * task of the runtime at PASSIVE level completes it and runs what depends on it, which may
     * therefore wait.
     *
     * <p>{@code cancel} asks for cancellation (CancelIoEx) and returns whether there was something
     * to ask for; if the request then ends as cancelled, so does the future. {@code orTimeout} and
     * {@code completeExceptionally} do the same with an exception of their own. Nobody can complete
     * the future with a value: {@code complete} and {@code completeOnTimeout} change nothing,
     * {@code completeAsync} and {@code obtrude} are refused. A stage that is made of the future is
     * an ordinary one, and cancelling it does not reach the request.
     *
     * <p>{@code get} and {@code join} block the thread, which a simulated dispatcher does not see;
     * there, use {@link IoRequest#await}.
     *
     * @return how many bytes came; fails with a {@link org.backplane.status.StatusException} that
     *     names the request and the device
     */
    CompletableFuture<Integer> readAsync(MemorySegment buffer);

    /** Starts to write the buffer; the future is as that of {@link #readAsync}. */
    CompletableFuture<Integer> writeAsync(MemorySegment buffer);

    /**
     * Starts a device control; either buffer may be {@link MemorySegment#NULL}. The future is as
     * that of {@link #readAsync}, and its value the length of the output.
     */
    CompletableFuture<Integer> controlAsync(int code, MemorySegment input, MemorySegment output);

    /**
     * This handle as a channel; closing either closes both.
     *
     * <pre>{@code
     * try (AsynchronousByteChannel channel = io.open(name).channel()) {
     *     ByteBuffer buffer = ByteBuffer.allocateDirect(512);
     *     int length = channel.read(buffer).get();
     * }
     * }</pre>
     *
     * <p>One read and one write may be pending for each channel that this method makes. What is
     * pending when the channel is closed, by whomever, fails with {@code
     * AsynchronousCloseException}, what comes later with {@code ClosedChannelException}, both with
     * the reason as their cause. Another failure of the device is an {@code IOException} with the
     * {@link org.backplane.status.StatusException} as its cause. Cancelling a future of the channel
     * cancels its request, and leaves the channel as good as before.
     *
     * <p>A read answers -1 when the device completes it with END_OF_FILE, or with success and no
     * bytes, which is how ReadFile tells the end of a file. It is the end for this read only: a
     * later one asks the device again. A transfer of nothing does not ask the device.
     *
     * <p>Completion handlers run in tasks of the runtime at PASSIVE level, never inside the call
     * that starts the transfer. Buffers of a confined arena cannot be used.
     */
    AsynchronousByteChannel channel();

    /**
     * Reads of this handle as a stream; closing it closes the handle.
     *
     * <pre>{@code
     * try (InputStream in = io.open(name).inputStream()) {
     *     in.transferTo(System.out);
     * }
     * }</pre>
     *
     * <p>Each read is one request and waits for it. The stream ends as {@link #channel} says, for
     * one read at a time. Failures are {@code IOException}s, with the {@link
     * org.backplane.status.StatusException} as their cause; so is a close while a read waits.
     */
    InputStream inputStream();

    /**
     * Writes of this handle as a stream; closing it closes the handle.
     *
     * <pre>{@code
     * try (PrintStream out = new PrintStream(io.open(name).outputStream(), true, US_ASCII)) {
     *     out.println("hello");
     * }
     * }</pre>
     *
     * <p>A write waits, and goes on until the device has taken all bytes; there is nothing to
     * flush. A device that takes none fails it. Failures are as those of {@link #inputStream}.
     */
    OutputStream outputStream();

    /** Asks for the cancellation of everything under way on this handle (CancelIoEx). */
    void cancelAll();

    /** Cancels what is under way, waits for it, and closes the handle; idempotent. */
    @Override
    void close();
}
