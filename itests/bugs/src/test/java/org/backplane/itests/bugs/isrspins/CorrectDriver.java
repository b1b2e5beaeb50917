package org.backplane.itests.bugs.isrspins;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Driver;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.InterfaceClass;
import org.backplane.ddi.Isr;
import org.backplane.ddi.Memory;
import org.backplane.ddi.Registers;
import org.backplane.status.Status;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the keys of a keypad card and answers reads with their number; the interrupt handler loops
 * until the card has no key any more, or is gone.
 */
@HardwareIds("BUGS\\ISR_SPINS")
final class CorrectDriver implements Driver {

    private static final InterfaceClass KEYPAD =
            InterfaceClass.of("3d1f9bb1-6f3a-4b62-8d64-52b7ad3c5c06");

    /** A register of the card: the keys that were pressed, one bit each; writing clears bits. */
    private static final int KEYS = 0x00;

    /** What every register of a card reads that was pulled out. */
    private static final int GONE = 0xFFFF_FFFF;

    @Override
    public Object evtDriverDeviceAdd(DeviceInit init) {
        return new Context(init);
    }

    private static final class Context {

        private final AtomicInteger pressed = new AtomicInteger();
        private volatile Registers registers;

        Context(DeviceInit init) {
            Device device = init.create().createInterface(KEYPAD);
            device.defaultQueue(
                    DispatchType.PARALLEL,
                    config ->
                            config.evtIoRead((request, length) -> {
                                Memory answer = request.output();
                                answer.copyFrom(0, new byte[] {pressed.byteValue()}, 0, 1);
                                return request.complete(Status.SUCCESS, 1);
                            }));
            device.createInterrupt(config -> config.evtInterruptIsr(this::evtInterruptIsr));
            device.evtDevicePrepareHardware(
                    (raw, translated) -> registers = translated.mapMemory(0));
        }

        private boolean evtInterruptIsr(Isr isr) {
            int keys = registers.read32(KEYS);
            boolean ours = keys != 0 && keys != GONE;
            while (keys != 0 && keys != GONE) {
                pressed.addAndGet(Integer.bitCount(keys));
                registers.write32(KEYS, keys);
                keys = registers.read32(KEYS);
            }
            return ours;
        }
    }
}
