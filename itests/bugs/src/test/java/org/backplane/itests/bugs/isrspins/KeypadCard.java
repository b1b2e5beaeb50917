package org.backplane.itests.bugs.isrspins;

import org.backplane.hardware.Card;
import org.backplane.hardware.HardwareModel;
import org.backplane.hardware.HardwarePort;

import java.time.Duration;

/**
 * A keypad that is pressed a hundred times a second, two keys at a time.
 *
 * <pre>
 * offset  register  access
 * 0x00    KEYS      a bit for each key that was pressed, interrupts; write ones to clear
 * </pre>
 */
@Card(
        model = "keypad",
        bus = "root",
        hardwareIds = "BUGS\\ISR_SPINS",
        description = "Keypad card",
        registerWindows = 4,
        interrupt = true)
final class KeypadCard implements HardwareModel {

    static final Duration PERIOD = Duration.ofMillis(10);

    private static final int TWO_KEYS = 0b1001;

    private HardwarePort port;
    private int keys;

    @Override
    public void reset(HardwarePort newPort) {
        port = newPort;
        keys = 0;
        port.every(PERIOD, () -> show(TWO_KEYS));
    }

    @Override
    public int read32(int space, int offset) {
        return keys;
    }

    @Override
    public void write32(int space, int offset, int value) {
        show(keys & ~value);
    }

    private void show(int newKeys) {
        keys = newKeys;
        port.interrupt(keys != 0);
    }
}
