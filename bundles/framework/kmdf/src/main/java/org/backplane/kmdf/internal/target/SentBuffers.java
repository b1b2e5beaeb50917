package org.backplane.kmdf.internal.target;

import org.backplane.ddi.Memory;
import org.backplane.ddi.MemoryOffset;
import org.backplane.kmdf.internal.support.SegmentMemory;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.Irp;

import java.lang.foreign.MemorySegment;

/**
 * The buffers that a formatted request takes to its target, in the place of those that its IRP came
 * with; those are put back when it returns.
 *
 * <p><b>Serialised by:</b> ownership of the request.
 */
final class SentBuffers {

    private MemorySegment input;
    private MemorySegment output;
    private MemorySegment ownInput;
    private MemorySegment ownOutput;

    /** The bytes of a part of a memory object; none for null. */
    static MemorySegment of(Memory memory, MemoryOffset part) {
        if (memory == null) {
            return MemorySegment.NULL;
        }
        MemorySegment whole = SegmentMemory.segmentOf(memory);
        long length = part.length() == 0 ? whole.byteSize() - part.offset() : part.length();
        if (part.offset() < 0 || length < 0 || part.offset() + length > whole.byteSize()) {
            throw new StatusException(
                    Status.INVALID_PARAMETER,
                    "%s is not inside a memory of %d bytes".formatted(part, whole.byteSize()));
        }
        return whole.asSlice(part.offset(), length);
    }

    void set(MemorySegment newInput, MemorySegment newOutput) {
        input = newInput;
        output = newOutput;
    }

    void exchange(Irp irp) {
        if (input != null) {
            ownInput = irp.input();
            ownOutput = irp.output();
            irp.buffers(input, output);
        }
    }

    void restore(Irp irp) {
        if (input != null) {
            irp.buffers(ownInput, ownOutput);
            input = null;
            output = null;
            ownInput = null;
            ownOutput = null;
        }
    }
}
