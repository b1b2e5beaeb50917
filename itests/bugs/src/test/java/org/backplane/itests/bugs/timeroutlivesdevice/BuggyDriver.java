package org.backplane.itests.bugs.timeroutlivesdevice;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.Driver;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.InterfaceClass;
import org.backplane.ddi.PowerDeviceState;
import org.backplane.ddi.Registers;
import org.backplane.ddi.Request;
import org.backplane.ddi.Timer;
import org.backplane.status.Status;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Lets a thermometer card measure now and then and completes the read that waits for it, but stops
 * its timer in D0Exit without waiting for the callback. It shows where the device only waits for
 * that read in order to go: the callback completes it, the device goes, and the callback starts the
 * next measurement in a register that EvtDeviceReleaseHardware has given back. The fix: D0Exit
 * stops the timer and waits.
 */
@HardwareIds("BUGS\\TIMER_OUTLIVES_DEVICE")
final class BuggyDriver implements Driver {

    private static final InterfaceClass THERMOMETER =
            InterfaceClass.of("e9b60a34-02b4-4ef2-9d35-6a4a1d3b7704");

    private static final Duration PERIOD = Duration.ofMillis(10);

    /** A register of the card: what it measured last. */
    private static final int TEMPERATURE = 0x00;

    /** A register of the card: writing one begins to measure. */
    private static final int MEASURE = 0x04;

    @Override
    public Object evtDriverDeviceAdd(DeviceInit init) {
        return new Context(init);
    }

    private static final class Context {

        private final Timer timer;

        /** The read that waits for a measurement; null if none does. */
        private final AtomicReference<Request> waiting = new AtomicReference<>();

        private volatile Registers registers;

        Context(DeviceInit init) {
            Device device = init.create().createInterface(THERMOMETER);
            device.defaultQueue(
                    DispatchType.SEQUENTIAL, config -> config.evtIoRead(this::evtIoRead));
            timer = device.createTimer(this::evtTimer);
            device.evtDevicePrepareHardware(
                            (raw, translated) -> registers = translated.mapMemory(0))
                    .evtDeviceD0Entry(this::evtDeviceD0Entry)
                    .evtDeviceD0Exit(target -> timer.stop());
        }

        private void evtDeviceD0Entry(PowerDeviceState previous) {
            registers.write32(MEASURE, 1);
            timer.startPeriodic(PERIOD);
        }

        private Disposition evtIoRead(Request request, int length) {
            Disposition kept = request.pend();
            waiting.set(request);
            return kept;
        }

        private void evtTimer() {
            byte temperature = (byte) registers.read32(TEMPERATURE);
            Request read = waiting.getAndSet(null);
            if (read != null) {
                read.output().copyFrom(0, new byte[] {temperature}, 0, 1);
                read.complete(Status.SUCCESS, 1);
            }
            registers.write32(MEASURE, 1);
        }
    }
}
