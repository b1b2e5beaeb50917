package org.backplane.kmdf.internal.hardware;

import org.backplane.ddi.Registers;
import org.backplane.wdm.RegisterBank;

import java.util.Objects;

/** A mapped range of registers, until it is revoked. */
final class FxRegisters implements Registers {

    private final long start;
    private final long length;
    private final RegisterBank bank;
    private volatile boolean revoked;

    FxRegisters(long start, long length, RegisterBank bank) {
        this.start = start;
        this.length = length;
        this.bank = bank;
    }

    void revoke() {
        revoked = true;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public int read8(long offset) {
        return (int) read(8, offset);
    }

    @Override
    public int read16(long offset) {
        return (int) read(16, offset);
    }

    @Override
    public int read32(long offset) {
        return (int) read(32, offset);
    }

    @Override
    public long read64(long offset) {
        return read(64, offset);
    }

    @Override
    public void write8(long offset, int value) {
        write(8, offset, value & 0xFFL);
    }

    @Override
    public void write16(long offset, int value) {
        write(16, offset, value & 0xFFFFL);
    }

    @Override
    public void write32(long offset, int value) {
        write(32, offset, value & 0xFFFF_FFFFL);
    }

    @Override
    public void write64(long offset, long value) {
        write(64, offset, value);
    }

    private long read(int width, long offset) {
        check(width, offset);
        return bank.read(width, offset);
    }

    private void write(int width, long offset, long value) {
        check(width, offset);
        bank.write(width, offset, value);
    }

    private void check(int width, long offset) {
        if (revoked) {
            throw new IllegalStateException(
                    "registers at 0x%X are used after EvtDeviceReleaseHardware has returned"
                            .formatted(start));
        }
        int bytes = width / Byte.SIZE;
        Objects.checkFromIndexSize(offset, bytes, length);
        if (offset % bytes != 0) {
            throw new IllegalArgumentException(
                    "offset 0x%X of a %d-bit access is not a multiple of %d"
                            .formatted(offset, width, bytes));
        }
    }
}
