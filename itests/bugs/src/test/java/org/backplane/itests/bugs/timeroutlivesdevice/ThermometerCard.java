package org.backplane.itests.bugs.timeroutlivesdevice;

import org.backplane.hardware.Card;
import org.backplane.hardware.HardwareModel;
import org.backplane.hardware.HardwarePort;

/**
 * Measures the temperature.
 *
 * <pre>
 * offset  register     access
 * 0x00    TEMPERATURE  read only: what was measured last, 0 if nothing was
 * 0x04    MEASURE      write only: measures
 * </pre>
 */
@Card(
        model = "thermometer",
        bus = "root",
        hardwareIds = "BUGS\\TIMER_OUTLIVES_DEVICE",
        description = "Thermometer card",
        registerWindows = 8,
        interrupt = false)
final class ThermometerCard implements HardwareModel {

    static final int ROOM_TEMPERATURE = 21;

    private static final int TEMPERATURE = 0x00;
    private static final int MEASURE = 0x04;

    private int measured;

    @Override
    public void reset(HardwarePort port) {
        measured = 0;
    }

    @Override
    public int read32(int space, int offset) {
        return offset == TEMPERATURE ? measured : 0;
    }

    @Override
    public void write32(int space, int offset, int value) {
        if (offset == MEASURE) {
            measured = ROOM_TEMPERATURE;
        }
    }
}
