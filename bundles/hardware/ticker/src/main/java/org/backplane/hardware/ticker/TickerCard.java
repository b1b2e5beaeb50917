package org.backplane.hardware.ticker;

import org.backplane.hardware.Card;
import org.backplane.hardware.HardwareModel;
import org.backplane.hardware.HardwarePort;
import org.osgi.service.component.annotations.Component;

import java.time.Duration;

/**
 * A card with a counter that goes up ten times a second.
 *
 * <pre>
 * offset  register  access
 * 0x00    STATUS    bit 0: ticked; write one to clear
 * 0x04    ENABLE    bit 0: interrupt while STATUS bit 0 is set
 * 0x08    COUNT     ticks since power-on; read only
 * </pre>
 */
@Component
@Card(
        model = "ticker",
        bus = "root",
        hardwareIds = "ROOT\\TICKER",
        description = "Ticker card",
        registerWindows = 12,
        interrupt = true)
public final class TickerCard implements HardwareModel {

    static final int STATUS = 0x00;
    static final int ENABLE = 0x04;
    static final int COUNT = 0x08;
    static final Duration PERIOD = Duration.ofMillis(100);

    private static final int TICKED = 1;

    private HardwarePort port;
    private int status;
    private int enable;
    private int count;

    @Override
    public void reset(HardwarePort newPort) {
        port = newPort;
        status = 0;
        enable = 0;
        count = 0;
        port.every(PERIOD, this::tick);
    }

    private void tick() {
        count++;
        status = TICKED;
        driveLine();
    }

    @Override
    public int read32(int space, int offset) {
        return switch (offset) {
            case STATUS -> status;
            case ENABLE -> enable;
            case COUNT -> count;
            default -> 0xFFFF_FFFF;
        };
    }

    @Override
    public void write32(int space, int offset, int value) {
        switch (offset) {
            case STATUS -> status &= ~value;
            case ENABLE -> enable = value & TICKED;
            default -> {}
        }
        driveLine();
    }

    private void driveLine() {
        port.interrupt((status & enable) != 0);
    }
}
