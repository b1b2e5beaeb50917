package org.backplane.itests.bugs.referenceleaked;

import org.backplane.hardware.Card;
import org.backplane.hardware.HardwareModel;
import org.backplane.hardware.HardwarePort;

/**
 * Is always ready to send.
 *
 * <pre>
 * offset  register  access
 * 0x00    STATUS    read only: one
 * 0x04    SEND      write only: sends so many bytes
 * </pre>
 */
@Card(
        model = "modem",
        bus = "root",
        hardwareIds = "BUGS\\REFERENCE_LEAKED",
        description = "Modem card",
        registerWindows = 8,
        interrupt = false)
final class ModemCard implements HardwareModel {

    private static final int STATUS = 0x00;
    private static final int READY = 1;

    @Override
    public void reset(HardwarePort port) {}

    @Override
    public int read32(int space, int offset) {
        return offset == STATUS ? READY : 0;
    }
}
