package org.backplane.kmdf.internal.support;

import java.lang.foreign.MemorySegment;

/**
 * A request's buffer: a view that is void once the request is completed.
 *
 * <p><b>Serialised by:</b> ownership of the request.
 */
public final class FxMemory implements SegmentMemory {

    private final String name;
    private MemorySegment segment;

    /** Makes a view of nothing; {@code name} says in messages which buffer it is. */
    public FxMemory(String name) {
        this.name = name;
    }

    /** Lays the view over a buffer. */
    public void open(MemorySegment buffer) {
        segment = buffer;
    }

    /** Makes the view void. */
    public void close() {
        segment = null;
    }

    @Override
    public MemorySegment segment() {
        MemorySegment buffer = segment;
        if (buffer == null) {
            throw new IllegalStateException(
                    "the " + name + " buffer belongs to a request that is completed");
        }
        return buffer;
    }
}
