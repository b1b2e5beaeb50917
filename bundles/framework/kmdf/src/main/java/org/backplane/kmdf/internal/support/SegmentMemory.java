package org.backplane.kmdf.internal.support;

import org.backplane.ddi.Memory;
import org.backplane.status.Status;
import org.backplane.status.StatusException;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Bytes of a segment, as a driver reads and writes them.
 *
 * <p><b>Serialised by:</b> the owner.
 */
public interface SegmentMemory extends Memory {

    /** As devices have it. */
    ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /** As devices have it. */
    ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /**
     * The bytes behind a memory object.
     *
     * @throws StatusException INVALID_PARAMETER if it is none of the framework's
     */
    static MemorySegment segmentOf(Memory memory) {
        if (!(memory instanceof SegmentMemory own)) {
            throw new StatusException(
                    Status.INVALID_PARAMETER, "only memory of the framework goes to a target");
        }
        return own.segment();
    }

    /** The bytes; throws if they are not there any more. */
    MemorySegment segment();

    @Override
    default int length() {
        return (int) segment().byteSize();
    }

    @Override
    default byte get(int offset) {
        return segment().get(ValueLayout.JAVA_BYTE, offset);
    }

    @Override
    default void put(int offset, byte value) {
        segment().set(ValueLayout.JAVA_BYTE, offset, value);
    }

    @Override
    default int getInt(int offset) {
        return segment().get(INT, offset);
    }

    @Override
    default void putInt(int offset, int value) {
        segment().set(INT, offset, value);
    }

    @Override
    default long getLong(int offset) {
        return segment().get(LONG, offset);
    }

    @Override
    default void putLong(int offset, long value) {
        segment().set(LONG, offset, value);
    }

    @Override
    default void copyTo(int offset, byte[] target, int targetOffset, int length) {
        MemorySegment.copy(segment(), ValueLayout.JAVA_BYTE, offset, target, targetOffset, length);
    }

    @Override
    default void copyFrom(int offset, byte[] source, int sourceOffset, int length) {
        MemorySegment.copy(source, sourceOffset, segment(), ValueLayout.JAVA_BYTE, offset, length);
    }

    @Override
    default void copyTo(int offset, Memory target, int targetOffset, int length) {
        target.copyFrom(targetOffset, segment(), offset, length);
    }

    @Override
    default void copyTo(int offset, MemorySegment target, long targetOffset, int length) {
        MemorySegment.copy(segment(), offset, target, targetOffset, length);
    }

    @Override
    default void copyFrom(int offset, MemorySegment source, long sourceOffset, int length) {
        MemorySegment.copy(source, sourceOffset, segment(), offset, length);
    }
}
