package org.backplane.kmdf.internal.hardware;

import org.backplane.ddi.InterruptLine;

/** A line that a bus driver drives, above the floor's line that its children connect to. */
public final class FxInterruptLine implements InterruptLine {

    private final org.backplane.wdm.InterruptLine line;

    /** Makes the bus driver's end of {@code line}. */
    public FxInterruptLine(org.backplane.wdm.InterruptLine line) {
        this.line = line;
    }

    org.backplane.wdm.InterruptLine line() {
        return line;
    }

    @Override
    public void assertLine(boolean asserted) {
        if (asserted) {
            line.raise();
        } else {
            line.lower();
        }
    }
}
