package org.backplane.itests.bugs.d0exitwithoutdrain;

import org.backplane.hardware.Card;
import org.backplane.hardware.HardwareModel;
import org.backplane.hardware.HardwarePort;

import java.time.Duration;

/**
 * Prints, which takes a while.
 *
 * <pre>
 * offset  register  access
 * 0x00    PRINT     write only: prints so many bytes
 * 0x04    STATUS    bit 0: has printed, interrupts; write one to clear
 * </pre>
 */
@Card(
        model = "printer",
        bus = "root",
        hardwareIds = "BUGS\\D0EXIT_WITHOUT_DRAIN",
        description = "Printer card",
        registerWindows = 8,
        interrupt = true)
final class PrinterCard implements HardwareModel {

    static final Duration TIME_TO_PRINT = Duration.ofMillis(20);

    private static final int PRINT = 0x00;
    private static final int STATUS = 0x04;
    private static final int PRINTED = 1;

    private HardwarePort port;
    private int status;

    @Override
    public void reset(HardwarePort newPort) {
        port = newPort;
        status = 0;
    }

    @Override
    public int read32(int space, int offset) {
        return offset == STATUS ? status : 0;
    }

    @Override
    public void write32(int space, int offset, int value) {
        if (offset == PRINT) {
            port.after(TIME_TO_PRINT, () -> show(PRINTED));
        } else if (offset == STATUS) {
            show(status & ~value);
        }
    }

    private void show(int newStatus) {
        status = newStatus;
        port.interrupt(status != 0);
    }
}
