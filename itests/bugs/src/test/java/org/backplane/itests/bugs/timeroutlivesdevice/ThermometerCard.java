package org.backplane.itests.bugs.timeroutlivesdevice;

import org.backplane.hardware.Card;
import org.backplane.hardware.HardwareModel;
import org.backplane.hardware.HardwarePort;

/** One register, at offset 0, reads the temperature. */
@Card(
        model = "thermometer",
        bus = "root",
        hardwareIds = "BUGS\\TIMER_OUTLIVES_DEVICE",
        description = "Thermometer card",
        registerWindows = 4,
        interrupt = false)
final class ThermometerCard implements HardwareModel {

    static final int TEMPERATURE = 21;

    @Override
    public void reset(HardwarePort port) {}

    @Override
    public int read32(int space, int offset) {
        return TEMPERATURE;
    }
}
