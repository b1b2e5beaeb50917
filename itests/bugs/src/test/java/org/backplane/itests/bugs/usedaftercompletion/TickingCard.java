package org.backplane.itests.bugs.usedaftercompletion;

import org.backplane.hardware.Card;
import org.backplane.hardware.HardwareModel;
import org.backplane.hardware.HardwarePort;

import java.time.Duration;

/**
 * Ticks a hundred times a second.
 *
 * <pre>
 * offset  register  access
 * 0x00    STATUS    bit 0: ticked; write one to clear
 * 0x04    ENABLE    bit 0: interrupt while STATUS bit 0 is set
 * </pre>
 */
@Card(
        model = "ticking",
        bus = "root",
        hardwareIds = "BUGS\\USED_AFTER_COMPLETION",
        description = "Ticking card",
        registerWindows = 8,
        interrupt = true)
final class TickingCard implements HardwareModel {

    static final Duration PERIOD = Duration.ofMillis(10);

    private static final int STATUS = 0x00;
    private static final int ENABLE = 0x04;
    private static final int TICKED = 1;

    private HardwarePort port;
    private int status;
    private int enable;

    @Override
    public void reset(HardwarePort newPort) {
        port = newPort;
        status = 0;
        enable = 0;
        port.every(
                PERIOD,
                () -> {
                    status = TICKED;
                    driveLine();
                });
    }

    @Override
    public int read32(int space, int offset) {
        return offset == STATUS ? status : enable;
    }

    @Override
    public void write32(int space, int offset, int value) {
        if (offset == STATUS) {
            status &= ~value;
        } else if (offset == ENABLE) {
            enable = value & TICKED;
        }
        driveLine();
    }

    private void driveLine() {
        port.interrupt((status & enable) != 0);
    }
}
