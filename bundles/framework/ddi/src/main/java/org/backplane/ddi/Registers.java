package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A mapped range of device registers.
 *
 * <p>Offsets count bytes from the start of the range. An access outside it throws {@link
 * IndexOutOfBoundsException}; one that is not aligned to its width throws {@link
 * IllegalArgumentException}; one after EvtDeviceReleaseHardware throws {@link
 * IllegalStateException}. Hardware that was pulled out answers all ones.
 *
 * <p><b>Level:</b> any, DIRQL included. <b>Serialised by:</b> the driver.
 */
@ProviderType
public interface Registers {

    /** Length of the range in bytes. */
    long length();

    /** READ_REGISTER_UCHAR. */
    @Ddi("READ_REGISTER_UCHAR")
    int read8(long offset);

    /** READ_REGISTER_USHORT. */
    @Ddi("READ_REGISTER_USHORT")
    int read16(long offset);

    /** READ_REGISTER_ULONG. */
    @Ddi("READ_REGISTER_ULONG")
    int read32(long offset);

    /** READ_REGISTER_ULONG64. */
    @Ddi("READ_REGISTER_ULONG64")
    long read64(long offset);

    /** WRITE_REGISTER_UCHAR. */
    @Ddi("WRITE_REGISTER_UCHAR")
    void write8(long offset, int value);

    /** WRITE_REGISTER_USHORT. */
    @Ddi("WRITE_REGISTER_USHORT")
    void write16(long offset, int value);

    /** WRITE_REGISTER_ULONG. */
    @Ddi("WRITE_REGISTER_ULONG")
    void write32(long offset, int value);

    /** WRITE_REGISTER_ULONG64. */
    @Ddi("WRITE_REGISTER_ULONG64")
    void write64(long offset, long value);
}
