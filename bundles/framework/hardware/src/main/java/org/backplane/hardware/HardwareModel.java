package org.backplane.hardware;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A piece of emulated hardware.
 *
 * <p>Register accesses name a space (the n-th register window of the card, from 0) and an offset in
 * bytes into it. Accesses wider than 32 bits reach {@link #read64}, which by default joins two
 * 32-bit ones, low half first, as many buses do.
 *
 * <p>As a service it carries the properties of {@link Card}.
 *
 * <p><b>Level:</b> DIRQL at the most; never blocks. <b>Serialised by:</b> the bus: calls into one
 * model never overlap, those of {@link HardwarePort} timers included.
 */
@ConsumerType
public interface HardwareModel {

    /**
     * Puts the card into its power-on state. Runs before first use and before every later start of
     * the device; what was set on an earlier port is void.
     */
    void reset(HardwarePort port);

    /** Reads 8 bits; hardware without 8-bit registers answers all ones. */
    default int read8(int space, int offset) {
        return 0xFF;
    }

    /** Reads 16 bits; hardware without 16-bit registers answers all ones. */
    default int read16(int space, int offset) {
        return 0xFFFF;
    }

    /** Reads 32 bits; hardware without 32-bit registers answers all ones. */
    default int read32(int space, int offset) {
        return 0xFFFF_FFFF;
    }

    /** Reads 64 bits. */
    default long read64(int space, int offset) {
        return (read32(space, offset) & 0xFFFF_FFFFL) | ((long) read32(space, offset + 4) << 32);
    }

    /** Writes 8 bits; ignored by hardware without 8-bit registers. */
    default void write8(int space, int offset, int value) {}

    /** Writes 16 bits; ignored by hardware without 16-bit registers. */
    default void write16(int space, int offset, int value) {}

    /** Writes 32 bits; ignored by hardware without 32-bit registers. */
    default void write32(int space, int offset, int value) {}

    /** Writes 64 bits. */
    default void write64(int space, int offset, long value) {
        write32(space, offset, (int) value);
        write32(space, offset + 4, (int) (value >>> 32));
    }
}
