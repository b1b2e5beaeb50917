package org.backplane.io.internal;

import org.backplane.status.StatusException;
import org.backplane.wdm.IrpMajor;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * Writes of a handle as a stream.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> nothing; writes at the same time may mix where
 * the device takes a write in parts.
 */
final class DeviceOutputStream extends OutputStream {

    private final Handle handle;

    DeviceOutputStream(Handle handle) {
        this.handle = handle;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        MemorySegment rest = MemorySegment.ofArray(bytes).asSlice(offset, length);
        while (rest.byteSize() > 0) {
            rest = rest.asSlice(writePart(rest));
        }
    }

    private int writePart(MemorySegment rest) throws IOException {
        int taken;
        try {
            taken = handle.run(IrpMajor.WRITE, 0, rest, MemorySegment.NULL);
        } catch (StatusException failure) {
            throw new IOException(failure.getMessage(), failure);
        }
        if (taken <= 0 || taken > rest.byteSize()) {
            throw new IOException(
                    ("write of %d bytes to %s failed: its driver says that it took %d bytes; write"
                                    + " less at a time, or correct the driver")
                            .formatted(rest.byteSize(), handle.instanceId(), taken));
        }
        return taken;
    }

    @Override
    public void close() {
        handle.close();
    }
}
