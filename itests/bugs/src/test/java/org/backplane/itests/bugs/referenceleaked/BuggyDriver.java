package org.backplane.itests.bugs.referenceleaked;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.Driver;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.InterfaceClass;
import org.backplane.ddi.Registers;
import org.backplane.ddi.Request;
import org.backplane.ddi.Timer;
import org.backplane.status.Status;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Gives each write to a modem card, which takes a while, and holds a reference to the request for
 * that time, but not only for that: if the modem is not ready, the write fails and the reference
 * stays. It shows where the card is pulled out just before a write comes, because then its status
 * reads all ones, and the request object is never freed. The fix: the error path gives the
 * reference back.
 */
@HardwareIds("BUGS\\REFERENCE_LEAKED")
final class BuggyDriver implements Driver {

    private static final InterfaceClass MODEM =
            InterfaceClass.of("6be1a9d5-4c1d-4f4e-a0c6-8f2a6f0b3308");

    private static final Duration TIME_TO_SEND = Duration.ofMillis(20);

    /** A register of the card: one when it is ready. */
    private static final int STATUS = 0x00;

    /** A register of the card: writing sends so many bytes. */
    private static final int SEND = 0x04;

    private static final int READY = 1;

    /** What the reference is for. */
    private static final String SENDING = "sending";

    @Override
    public Object evtDriverDeviceAdd(DeviceInit init) {
        return new Context(init);
    }

    private static final class Context {

        private final Timer timer;

        /** The write that is being sent; null if none is. */
        private final AtomicReference<Request> sending = new AtomicReference<>();

        private volatile Registers registers;

        Context(DeviceInit init) {
            Device device = init.create().createInterface(MODEM);
            device.defaultQueue(
                    DispatchType.SEQUENTIAL, config -> config.evtIoWrite(this::evtIoWrite));
            timer = device.createTimer(this::evtTimer);
            device.evtDevicePrepareHardware(
                    (raw, translated) -> registers = translated.mapMemory(0));
        }

        private Disposition evtIoWrite(Request request, int length) {
            request.reference(SENDING);
            if (registers.read32(STATUS) != READY) {
                return request.complete(Status.DEVICE_NOT_READY);
            }
            Disposition kept = request.pend();
            sending.set(request);
            registers.write32(SEND, length);
            timer.start(TIME_TO_SEND);
            return kept;
        }

        private void evtTimer() {
            Request sent = sending.getAndSet(null);
            sent.complete(Status.SUCCESS, sent.inputLength());
            sent.dereference(SENDING);
        }
    }
}
