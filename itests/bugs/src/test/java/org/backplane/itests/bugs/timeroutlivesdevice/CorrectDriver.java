package org.backplane.itests.bugs.timeroutlivesdevice;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Driver;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.InterfaceClass;
import org.backplane.ddi.Memory;
import org.backplane.ddi.Registers;
import org.backplane.ddi.Timer;
import org.backplane.status.Status;

import java.time.Duration;

/**
 * Looks at a thermometer card now and then and answers reads with what it saw last; when D0Exit
 * returns, the timer's callback does not run any more.
 */
@HardwareIds("BUGS\\TIMER_OUTLIVES_DEVICE")
final class CorrectDriver implements Driver {

    private static final InterfaceClass THERMOMETER =
            InterfaceClass.of("e9b60a34-02b4-4ef2-9d35-6a4a1d3b7704");

    private static final Duration PERIOD = Duration.ofMillis(10);

    /** A register of the card: the temperature now. */
    private static final int TEMPERATURE = 0x00;

    @Override
    public Object evtDriverDeviceAdd(DeviceInit init) {
        return new Context(init);
    }

    private static final class Context {

        private final Timer timer;
        private volatile Registers registers;
        private volatile int temperature;

        Context(DeviceInit init) {
            Device device = init.create().createInterface(THERMOMETER);
            device.defaultQueue(
                    DispatchType.PARALLEL,
                    config ->
                            config.evtIoRead((request, length) -> {
                                Memory answer = request.output();
                                answer.copyFrom(0, new byte[] {(byte) temperature}, 0, 1);
                                return request.complete(Status.SUCCESS, 1);
                            }));
            timer = device.createTimer(this::evtTimer);
            device.evtDevicePrepareHardware(
                            (raw, translated) -> registers = translated.mapMemory(0))
                    .evtDeviceD0Entry(previous -> timer.startPeriodic(PERIOD))
                    .evtDeviceD0Exit(target -> timer.stopAndWait());
        }

        private void evtTimer() {
            temperature = registers.read32(TEMPERATURE);
        }
    }
}
