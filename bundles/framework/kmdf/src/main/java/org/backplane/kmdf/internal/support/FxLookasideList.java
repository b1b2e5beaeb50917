package org.backplane.kmdf.internal.support;

import org.backplane.ddi.LookasideList;
import org.backplane.ddi.MemoryObject;
import org.backplane.kmdf.internal.object.FxObject;
import org.backplane.runtime.Lock;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A store of buffers of one size.
 *
 * <p><b>Serialised by:</b> its lock.
 */
final class FxLookasideList extends FxSupportObject implements LookasideList {

    /** How many buffers wait to be used again. */
    private static final int DEPTH = 256;

    private final int length;

    /** Guards the buffers. */
    private final Lock lock;

    private final Deque<MemorySegment> free = new ArrayDeque<>();

    FxLookasideList(FxObject parent, int length) {
        super(parent, "lookaside list");
        FxMemoryObject.requireBytes(length);
        this.length = length;
        this.lock = dispatcher().lock(toString());
    }

    @Override
    public MemoryObject createMemory() {
        MemorySegment buffer = take();
        FxMemoryObject memory =
                FxMemoryObject.from(
                        this, buffer != null ? buffer : MemorySegment.ofArray(new byte[length]));
        return parent().adopt(memory);
    }

    private MemorySegment take() {
        lock.acquire();
        MemorySegment buffer = free.pollLast();
        lock.release();
        return buffer;
    }

    /** Memory that was made from the list is destroyed. */
    void giveBack(MemorySegment buffer) {
        lock.acquire();
        if (free.size() < DEPTH) {
            free.addLast(buffer);
        }
        lock.release();
    }
}
