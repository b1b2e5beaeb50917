package org.backplane.runtime;

import java.lang.foreign.MemorySegment;

/**
 * Tells memory that any thread may touch from memory that belongs to one thread.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> nothing; stateless.
 */
public final class SharedMemory {

    /** Nobody's thread: it is never started, so what it may touch every thread may. */
    private static final Thread ANYBODY = Thread.ofPlatform().unstarted(() -> {});

    private SharedMemory() {}

    /** Whether every thread may touch the segment; one of a confined arena is its owner's only. */
    public static boolean isShared(MemorySegment segment) {
        return segment.isAccessibleBy(ANYBODY);
    }
}
