package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

import java.lang.foreign.MemorySegment;

/**
 * A run of bytes that belongs to a request or to the driver (WDFMEMORY).
 *
 * <p>Offsets and lengths are in bytes; an access outside throws {@link IndexOutOfBoundsException},
 * one after the owner's end {@link IllegalStateException}. Multi-byte values are little-endian.
 *
 * <p>There is no view of the bytes to be had, which would outlive the owner: what is large is
 * copied at once, and a transfer that needs no copy is one of device and memory (DMA).
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> the owner.
 */
@ProviderType
public interface Memory {

    /** Length in bytes. */
    @Ddi("WdfMemoryGetBuffer")
    int length();

    /** The byte at {@code offset}. */
    byte get(int offset);

    /** Sets the byte at {@code offset}. */
    void put(int offset, byte value);

    /** The 32-bit value at {@code offset}. */
    int getInt(int offset);

    /** Sets the 32-bit value at {@code offset}. */
    void putInt(int offset, int value);

    /** The 64-bit value at {@code offset}. */
    long getLong(int offset);

    /** Sets the 64-bit value at {@code offset}. */
    void putLong(int offset, long value);

    /** Copies {@code length} bytes out, to {@code target} from {@code targetOffset}. */
    @Ddi("WdfMemoryCopyToBuffer")
    void copyTo(int offset, byte[] target, int targetOffset, int length);

    /** Copies {@code length} bytes in, from {@code source} at {@code sourceOffset}. */
    @Ddi("WdfMemoryCopyFromBuffer")
    void copyFrom(int offset, byte[] source, int sourceOffset, int length);

    /** Copies {@code length} bytes out, to another memory from {@code targetOffset}. */
    void copyTo(int offset, Memory target, int targetOffset, int length);

    /** Copies {@code length} bytes out, to a segment of the driver's from {@code targetOffset}. */
    void copyTo(int offset, MemorySegment target, long targetOffset, int length);

    /** Copies {@code length} bytes in, from a segment at {@code sourceOffset}. */
    void copyFrom(int offset, MemorySegment source, long sourceOffset, int length);
}
