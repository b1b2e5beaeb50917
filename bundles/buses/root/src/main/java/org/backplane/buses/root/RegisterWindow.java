package org.backplane.buses.root;

import org.backplane.ddi.RegisterAccess;

/** One register window of a card. */
record RegisterWindow(CardHardware hardware, int space) implements RegisterAccess {

    @Override
    public long read(int width, long offset) {
        return hardware.read(width, space, Math.toIntExact(offset));
    }

    @Override
    public void write(int width, long offset, long value) {
        hardware.write(width, space, Math.toIntExact(offset), value);
    }
}
