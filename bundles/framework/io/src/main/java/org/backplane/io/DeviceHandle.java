package org.backplane.io;

import org.osgi.annotation.versioning.ProviderType;

import java.lang.foreign.MemorySegment;

/**
 * An open device (a HANDLE).
 *
 * <p>The {@code start} methods are overlapped: they return at once, and many may be under way. The
 * others wait. Buffers of a request that is under way belong to the request. After {@link #close},
 * or when the device went, every call fails with NO_SUCH_DEVICE or INVALID_DEVICE_STATE.
 *
 * <p><b>Level:</b> the waiting methods and close at PASSIVE, the others up to DISPATCH.
 * <b>Serialised by:</b> nothing.
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
     * Writes and waits.
     *
     * @return how many bytes went
     * @throws org.backplane.status.StatusException with what the driver answered
     */
    int write(byte[] data);

    /**
     * Sends a device control and waits.
     *
     * @param outputLength room for output, in bytes
     * @return the output, as long as the driver said
     * @throws org.backplane.status.StatusException with what the driver answered
     */
    byte[] control(int code, byte[] input, int outputLength);

    /** Asks for the cancellation of everything under way on this handle (CancelIoEx). */
    void cancelAll();

    /** Cancels what is under way, waits for it, and closes the handle; idempotent. */
    @Override
    void close();
}
