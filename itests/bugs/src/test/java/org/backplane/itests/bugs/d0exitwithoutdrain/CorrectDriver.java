package org.backplane.itests.bugs.d0exitwithoutdrain;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.Driver;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.InterfaceClass;
import org.backplane.ddi.IoStopReason;
import org.backplane.ddi.Isr;
import org.backplane.ddi.PowerDeviceState;
import org.backplane.ddi.Registers;
import org.backplane.ddi.Request;
import org.backplane.status.Status;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Gives each write to a printer card and completes it when the card says that it is done, or when
 * the device leaves D0.
 */
@HardwareIds("BUGS\\D0EXIT_WITHOUT_DRAIN")
final class CorrectDriver implements Driver {

    private static final InterfaceClass PRINTER =
            InterfaceClass.of("0f6e2b0c-5d0a-4e0f-8a52-9c3f3ad6b905");

    /** A register of the card: writing prints so many bytes. */
    private static final int PRINT = 0x00;

    /** A register of the card: bit 0 says that it has printed, and writing it clears it. */
    private static final int STATUS = 0x04;

    private static final int PRINTED = 1;

    /** What every register of a card reads that was pulled out. */
    private static final int GONE = 0xFFFF_FFFF;

    @Override
    public Object evtDriverDeviceAdd(DeviceInit init) {
        return new Context(init);
    }

    private static final class Context {

        /** The write that the card has: whoever takes it out decides what becomes of it. */
        private final AtomicReference<Request> printing = new AtomicReference<>();

        private volatile Registers registers;

        Context(DeviceInit init) {
            Device device = init.create().createInterface(PRINTER);
            device.defaultQueue(
                    DispatchType.SEQUENTIAL,
                    config -> config.evtIoWrite(this::evtIoWrite).evtIoStop(this::evtIoStop));
            device.createInterrupt(config ->
                    config.evtInterruptIsr(this::evtInterruptIsr)
                            .evtInterruptDpc(this::evtInterruptDpc));
            device.evtDevicePrepareHardware(
                            (raw, translated) -> registers = translated.mapMemory(0))
                    .evtDeviceD0Exit(this::evtDeviceD0Exit);
        }

        private Disposition evtIoWrite(Request request, int length) {
            Disposition kept = request.pend();
            printing.set(request);
            registers.write32(PRINT, length);
            return kept;
        }

        private boolean evtInterruptIsr(Isr isr) {
            int status = registers.read32(STATUS);
            if (status == GONE || (status & PRINTED) == 0) {
                return false;
            }
            registers.write32(STATUS, PRINTED);
            isr.queueDpc();
            return true;
        }

        private void evtInterruptDpc() {
            Request printed = printing.getAndSet(null);
            if (printed != null) {
                printed.complete(Status.SUCCESS, printed.inputLength());
            }
        }

        private void evtIoStop(Request request, IoStopReason reason, boolean cancelable) {
            // Taken out meanwhile, so that the DPC does not complete it under our hands.
            if (printing.compareAndSet(request, null)) {
                request.stopAcknowledge(false);
                printing.set(request);
            }
        }

        private void evtDeviceD0Exit(PowerDeviceState target) {
            registers.write32(STATUS, PRINTED);
            Request unfinished = printing.getAndSet(null);
            if (unfinished != null) {
                unfinished.complete(Status.CANCELLED);
            }
        }
    }
}
