package org.backplane.ddi;

/**
 * A part of a memory object (WDFMEMORY_OFFSET).
 *
 * @param offset where it begins, in bytes
 * @param length how many bytes; 0 for all that follow
 */
public record MemoryOffset(int offset, int length) {

    /** All of it. */
    public static final MemoryOffset WHOLE = new MemoryOffset(0, 0);
}
