package org.backplane.drivers.ticker;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.Isr;
import org.backplane.ddi.Registers;
import org.backplane.ddi.Request;
import org.backplane.status.Status;
import org.backplane.status.StatusException;

/**
 * One ticker device: the device context, whose methods are the callbacks.
 *
 * <p><b>Serialised by:</b> the interrupt's line for the service routine, the DPC for what follows;
 * between them is {@link #ticks}.
 */
final class TickerDevice {

    /** Bit 0: the card has ticked. Writing one clears it. */
    private static final int STATUS = 0x00;

    /** Bit 0: the card raises its line while it has ticked. */
    private static final int ENABLE = 0x04;

    /** How many ticks there were since power-on. */
    private static final int COUNT = 0x08;

    private static final int TICKED = 1;

    /** What every register of a card reads that was pulled out. */
    private static final int GONE = 0xFFFF_FFFF;

    private final IoQueue waiting;

    /** Mapped while the hardware is prepared; the interrupt is connected only then. */
    private volatile Registers registers;

    /**
     * The count at the last tick, read by the service routine: when the DPC runs, the card may be
     * gone and would answer all ones.
     */
    private volatile int ticks;

    TickerDevice(DeviceInit init) {
        Device device = init.create();
        waiting = device.createQueue(DispatchType.MANUAL, config -> {});
        device.defaultQueue(
                DispatchType.PARALLEL,
                config -> config.evtIoRead((request, length) -> request.forwardTo(waiting)));
        device.createInterrupt(config ->
                config.evtInterruptIsr(this::evtInterruptIsr)
                        .evtInterruptDpc(this::evtInterruptDpc)
                        .evtInterruptEnable(this::evtInterruptEnable)
                        .evtInterruptDisable(() -> registers.write32(ENABLE, 0)));
        device.createInterface(TickerDriver.TICKER)
                .evtDevicePrepareHardware((raw, translated) -> registers = translated.mapMemory(0))
                .evtDeviceReleaseHardware(() -> registers = null);
    }

    private void evtInterruptEnable() {
        registers.write32(STATUS, TICKED);
        registers.write32(ENABLE, TICKED);
    }

    private boolean evtInterruptIsr(Isr isr) {
        int status = registers.read32(STATUS);
        if (status == GONE || (status & TICKED) == 0) {
            return false;
        }
        int count = registers.read32(COUNT);
        registers.write32(STATUS, TICKED);
        if (count != GONE) {
            ticks = count;
            isr.queueDpc();
        }
        return true;
    }

    private void evtInterruptDpc() {
        byte[] line = "tick %d\n".formatted(ticks).getBytes(US_ASCII);
        for (Request read = waiting.retrieveNextRequest();
                read != null;
                read = waiting.retrieveNextRequest()) {
            answer(read, line);
        }
    }

    /** Nobody else has the request any more, so it is completed whatever happens. */
    private static void answer(Request read, byte[] line) {
        try {
            int length = Math.min(line.length, read.outputLength());
            read.output().copyFrom(0, line, 0, length);
            read.complete(Status.SUCCESS, length);
        } catch (StatusException e) {
            read.complete(e.status());
        }
    }
}
