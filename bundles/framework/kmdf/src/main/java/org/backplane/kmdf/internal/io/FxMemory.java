package org.backplane.kmdf.internal.io;

import org.backplane.ddi.Memory;
import org.backplane.status.Status;
import org.backplane.status.StatusException;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** A request's buffer: a view that is void once the request is completed. */
public final class FxMemory implements Memory {

    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final String name;
    private MemorySegment segment;

    FxMemory(String name) {
        this.name = name;
    }

    /**
     * The bytes behind a memory object.
     *
     * @throws StatusException INVALID_PARAMETER if it is none of the framework's
     */
    public static MemorySegment segmentOf(Memory memory) {
        if (!(memory instanceof FxMemory own)) {
            throw new StatusException(
                    Status.INVALID_PARAMETER, "only memory of the framework goes to a target");
        }
        return own.segment();
    }

    void open(MemorySegment buffer) {
        segment = buffer;
    }

    void close() {
        segment = null;
    }

    @Override
    public int length() {
        return (int) segment().byteSize();
    }

    @Override
    public byte get(int offset) {
        return segment().get(ValueLayout.JAVA_BYTE, offset);
    }

    @Override
    public void put(int offset, byte value) {
        segment().set(ValueLayout.JAVA_BYTE, offset, value);
    }

    @Override
    public int getInt(int offset) {
        return segment().get(INT, offset);
    }

    @Override
    public void putInt(int offset, int value) {
        segment().set(INT, offset, value);
    }

    @Override
    public long getLong(int offset) {
        return segment().get(LONG, offset);
    }

    @Override
    public void putLong(int offset, long value) {
        segment().set(LONG, offset, value);
    }

    @Override
    public void copyTo(int offset, byte[] target, int targetOffset, int length) {
        MemorySegment.copy(segment(), ValueLayout.JAVA_BYTE, offset, target, targetOffset, length);
    }

    @Override
    public void copyFrom(int offset, byte[] source, int sourceOffset, int length) {
        MemorySegment.copy(source, sourceOffset, segment(), ValueLayout.JAVA_BYTE, offset, length);
    }

    @Override
    public void copyTo(int offset, Memory target, int targetOffset, int length) {
        target.copyFrom(targetOffset, segment(), offset, length);
    }

    @Override
    public void copyTo(int offset, MemorySegment target, long targetOffset, int length) {
        MemorySegment.copy(segment(), offset, target, targetOffset, length);
    }

    @Override
    public void copyFrom(int offset, MemorySegment source, long sourceOffset, int length) {
        MemorySegment.copy(source, sourceOffset, segment(), offset, length);
    }

    private MemorySegment segment() {
        MemorySegment buffer = segment;
        if (buffer == null) {
            throw new IllegalStateException(
                    "the " + name + " buffer belongs to a request that is completed");
        }
        return buffer;
    }
}
