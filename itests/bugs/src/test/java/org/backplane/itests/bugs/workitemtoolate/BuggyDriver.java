package org.backplane.itests.bugs.workitemtoolate;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Driver;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.InterfaceClass;
import org.backplane.ddi.Isr;
import org.backplane.ddi.Memory;
import org.backplane.ddi.Registers;
import org.backplane.ddi.WorkItem;
import org.backplane.status.Status;

/**
 * Answers reads with what stands on a scale card: when the weight changes the card interrupts, and
 * because to weigh takes long, the DPC leaves that to a work item. It shows where the card is
 * pulled out while the work item is queued, because that reads the card's register after
 * EvtDeviceReleaseHardware has given it back. The fix: D0Exit, when no interrupt comes any more,
 * waits for the work item.
 */
@HardwareIds("BUGS\\WORK_ITEM_TOO_LATE")
final class BuggyDriver implements Driver {

    private static final InterfaceClass SCALE =
            InterfaceClass.of("92a1f6de-3a2e-4d7b-9e0c-1f7b60f1a609");

    /** A register of the card; bit 0 says that the weight has changed, and writing it clears it. */
    private static final int STATUS = 0x00;

    /** A register of the card: the weight. */
    private static final int WEIGHT = 0x04;

    private static final int CHANGED = 1;

    /** What every register of a card reads that was pulled out. */
    private static final int GONE = 0xFFFF_FFFF;

    @Override
    public Object evtDriverDeviceAdd(DeviceInit init) {
        return new Context(init);
    }

    private static final class Context {

        private final WorkItem weigher;
        private volatile Registers registers;
        private volatile int weight;

        Context(DeviceInit init) {
            Device device = init.create().createInterface(SCALE);
            device.defaultQueue(
                    DispatchType.PARALLEL,
                    config ->
                            config.evtIoRead((request, length) -> {
                                Memory answer = request.output();
                                answer.copyFrom(0, new byte[] {(byte) weight}, 0, 1);
                                return request.complete(Status.SUCCESS, 1);
                            }));
            weigher = device.createWorkItem(this::evtWorkItem);
            device.createInterrupt(config ->
                    config.evtInterruptIsr(this::evtInterruptIsr)
                            .evtInterruptDpc(weigher::enqueue));
            device.evtDevicePrepareHardware(
                            (raw, translated) -> registers = translated.mapMemory(0))
                    .evtDeviceD0Exit(target -> registers.write32(STATUS, CHANGED));
        }

        private boolean evtInterruptIsr(Isr isr) {
            int status = registers.read32(STATUS);
            if (status == GONE || (status & CHANGED) == 0) {
                return false;
            }
            registers.write32(STATUS, CHANGED);
            isr.queueDpc();
            return true;
        }

        private void evtWorkItem() {
            int read = registers.read32(WEIGHT);
            if (read != GONE) {
                weight = read;
            }
        }
    }
}
