package org.backplane.kmdf.internal.support;

import org.backplane.ddi.MemoryObject;
import org.backplane.kmdf.WdfViolation;
import org.backplane.kmdf.internal.object.FxObject;
import org.backplane.status.Status;
import org.backplane.status.StatusException;

import java.lang.foreign.MemorySegment;

/**
 * Memory of the driver's own.
 *
 * <p><b>Serialised by:</b> the driver; the buffer is a volatile field.
 */
final class FxMemoryObject extends FxSupportObject implements SegmentMemory, MemoryObject {

    /** Null once the memory is destroyed. */
    private volatile MemorySegment buffer;

    private final boolean preallocated;

    /** Where the buffer goes back to; null if it is from no list. */
    private final FxLookasideList list;

    private FxMemoryObject(
            FxObject parent, MemorySegment buffer, boolean preallocated, FxLookasideList list) {
        super(parent, "memory");
        this.buffer = buffer;
        this.preallocated = preallocated;
        this.list = list;
    }

    /** Memory with bytes of its own. */
    static FxMemoryObject ofLength(FxObject parent, int length) {
        requireBytes(length);
        return new FxMemoryObject(parent, MemorySegment.ofArray(new byte[length]), false, null);
    }

    /** Memory over the driver's bytes. */
    static FxMemoryObject over(FxObject parent, MemorySegment buffer) {
        parent.required(buffer, "the buffer of a memory");
        requireBytes(buffer.byteSize());
        return new FxMemoryObject(parent, buffer, true, null);
    }

    /** Memory whose buffer goes back to a list. */
    static FxMemoryObject from(FxLookasideList list, MemorySegment buffer) {
        return new FxMemoryObject(list.parent(), buffer, false, list);
    }

    /** Checks a length that a driver asks for. */
    static void requireBytes(long length) {
        if (length <= 0) {
            throw new StatusException(
                    Status.INVALID_PARAMETER, "memory has at least one byte, not " + length);
        }
    }

    @Override
    public void assignBuffer(MemorySegment other) {
        required(other, "the buffer of a memory");
        requireBytes(other.byteSize());
        if (!preallocated) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST,
                    this + " has bytes of its own; make it over a buffer to change that");
        }
        buffer = other;
    }

    @Override
    public MemorySegment segment() {
        MemorySegment there = buffer;
        if (there == null) {
            throw violation(
                    WdfViolation.Code.INVALID_HANDLE, "it is used after its deletion", this);
        }
        return there;
    }

    @Override
    protected void destroyed() {
        super.destroyed();
        MemorySegment left = buffer;
        buffer = null;
        if (list != null) {
            list.giveBack(left);
        }
    }
}
