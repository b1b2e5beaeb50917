package org.backplane.itests.bugs.usedaftercompletion;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.Driver;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.InterfaceClass;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.Isr;
import org.backplane.ddi.Registers;
import org.backplane.ddi.Request;
import org.backplane.status.Status;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Completes reads at the next tick of a ticker card and counts the bytes that were asked for; it
 * does not touch a request any more that it has forwarded.
 */
@HardwareIds("BUGS\\USED_AFTER_COMPLETION")
final class CorrectDriver implements Driver {

    private static final InterfaceClass TICKS =
            InterfaceClass.of("c7d0a1f4-93c1-4a55-8f0a-3b1d1f7f2b03");

    /** A register of the card; bit 0 says that it has ticked, and writing it clears it. */
    private static final int STATUS = 0x00;

    /** A register of the card; bit 0 lets it interrupt. */
    private static final int ENABLE = 0x04;

    private static final int TICKED = 1;

    /** What every register of a card reads that was pulled out. */
    private static final int GONE = 0xFFFF_FFFF;

    @Override
    public Object evtDriverDeviceAdd(DeviceInit init) {
        return new Context(init);
    }

    private static final class Context {

        private final IoQueue waiting;
        private final AtomicLong bytesAskedFor = new AtomicLong();
        private volatile Registers registers;

        Context(DeviceInit init) {
            Device device = init.create().createInterface(TICKS);
            waiting = device.createQueue(DispatchType.MANUAL, config -> {});
            device.defaultQueue(DispatchType.PARALLEL, config -> config.evtIoRead(this::evtIoRead));
            device.createInterrupt(config ->
                    config.evtInterruptIsr(this::evtInterruptIsr)
                            .evtInterruptDpc(this::evtInterruptDpc)
                            .evtInterruptEnable(() -> registers.write32(ENABLE, TICKED))
                            .evtInterruptDisable(() -> registers.write32(ENABLE, 0)));
            device.evtDevicePrepareHardware(
                    (raw, translated) -> registers = translated.mapMemory(0));
        }

        private Disposition evtIoRead(Request request, int length) {
            bytesAskedFor.addAndGet(request.outputLength());
            return request.forwardTo(waiting);
        }

        private boolean evtInterruptIsr(Isr isr) {
            int status = registers.read32(STATUS);
            if (status == GONE || (status & TICKED) == 0) {
                return false;
            }
            registers.write32(STATUS, TICKED);
            isr.queueDpc();
            return true;
        }

        private void evtInterruptDpc() {
            for (Request read = waiting.retrieveNextRequest();
                    read != null;
                    read = waiting.retrieveNextRequest()) {
                read.complete(Status.SUCCESS);
            }
        }
    }
}
