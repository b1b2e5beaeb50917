package org.backplane.io.internal;

import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.IrpMajor;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * Reads of a handle as a stream.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> nothing; each read is a request of its own.
 */
final class DeviceInputStream extends InputStream {

    private final Handle handle;

    DeviceInputStream(Handle handle) {
        this.handle = handle;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        MemorySegment room = MemorySegment.ofArray(bytes).asSlice(offset, length);
        try {
            int came = handle.run(IrpMajor.READ, 0, MemorySegment.NULL, room);
            return came == 0 ? -1 : came;
        } catch (StatusException failure) {
            if (failure.status() == Status.END_OF_FILE) {
                return -1;
            }
            throw new IOException(failure.getMessage(), failure);
        }
    }

    @Override
    public void close() {
        handle.close();
    }
}
