package org.backplane.itests.bugs.workitemtoolate;

import org.backplane.hardware.Card;
import org.backplane.hardware.HardwareModel;
import org.backplane.hardware.HardwarePort;

import java.time.Duration;

/**
 * A scale on which somebody puts another stone a hundred times a second.
 *
 * <pre>
 * offset  register  access
 * 0x00    STATUS    bit 0: the weight has changed, interrupts; write one to clear
 * 0x04    WEIGHT    read only
 * </pre>
 */
@Card(
        model = "scale",
        bus = "root",
        hardwareIds = "BUGS\\WORK_ITEM_TOO_LATE",
        description = "Scale card",
        registerWindows = 8,
        interrupt = true)
final class ScaleCard implements HardwareModel {

    static final Duration PERIOD = Duration.ofMillis(10);

    private static final int STATUS = 0x00;
    private static final int WEIGHT = 0x04;
    private static final int CHANGED = 1;

    private HardwarePort port;
    private int status;
    private int weight;

    @Override
    public void reset(HardwarePort newPort) {
        port = newPort;
        status = 0;
        weight = 0;
        port.every(
                PERIOD,
                () -> {
                    weight++;
                    show(CHANGED);
                });
    }

    @Override
    public int read32(int space, int offset) {
        return offset == WEIGHT ? weight : status;
    }

    @Override
    public void write32(int space, int offset, int value) {
        if (offset == STATUS) {
            show(status & ~value);
        }
    }

    private void show(int newStatus) {
        status = newStatus;
        port.interrupt(status != 0);
    }
}
