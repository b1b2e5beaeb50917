package org.backplane.wdm;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * What answers register accesses to a memory resource: on a PC the bus and the card behind it.
 *
 * <p>Offsets are in bytes from the start of the resource and inside it: whoever maps the resource
 * checks bounds. Reads of hardware that is gone answer all ones, writes to it are lost; neither
 * throws.
 *
 * <p><b>Level:</b> any, DIRQL included. <b>Serialised by:</b> the implementation.
 */
@ConsumerType
public interface RegisterBank {

    /** Reads {@code width} bits (8, 16, 32 or 64), zero-extended. */
    long read(int width, long offset);

    /** Writes the low {@code width} bits (8, 16, 32 or 64) of {@code value}. */
    void write(int width, long offset, long value);
}
