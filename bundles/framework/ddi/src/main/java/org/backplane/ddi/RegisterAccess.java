package org.backplane.ddi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * The bus's side of a range of registers: carries a driver's accesses to the hardware.
 *
 * <p>Offsets are inside the range; the framework has checked. Hardware that is gone reads all ones.
 *
 * <p><b>Level:</b> any, DIRQL included. <b>Serialised by:</b> the implementation.
 */
@ConsumerType
public interface RegisterAccess {

    /** Reads {@code width} bits (8, 16, 32 or 64), zero-extended. */
    long read(int width, long offset);

    /** Writes the low {@code width} bits (8, 16, 32 or 64) of {@code value}. */
    void write(int width, long offset, long value);
}
