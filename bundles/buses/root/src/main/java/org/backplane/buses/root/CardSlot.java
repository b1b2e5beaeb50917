package org.backplane.buses.root;

import org.backplane.ddi.Device;
import org.backplane.ddi.InterruptLine;
import org.backplane.ddi.PdoInit;
import org.backplane.ddi.ResourceListBuilder;

import java.util.List;

/**
 * A card in a slot.
 *
 * @param number of the slot, from 0
 * @param firstAddress bus address of the first register window
 * @param hardware is new at every plugging, which makes the slot unique
 */
record CardSlot(
        int number,
        CardDescription card,
        String instanceId,
        long firstAddress,
        CardHardware hardware)
        implements Slot {

    /** A PC's interrupt controller keeps the lines below for itself. */
    private static final int FIRST_VECTOR = 16;

    /** Windows are apart by pages, as a bus with an MMU above it keeps them. */
    private static final long PAGE = 4096;

    @Override
    public List<String> hardwareIds() {
        return card.hardwareIds();
    }

    /** Bus address of the first byte behind the card's windows. */
    long endAddress() {
        return address(card.registerWindows().size());
    }

    private long address(int window) {
        long address = firstAddress;
        for (int length : card.registerWindows().subList(0, window)) {
            address += (length + PAGE - 1) / PAGE * PAGE;
        }
        return address;
    }

    void createDevice(PdoInit init) {
        hardwareIds().forEach(init::hardwareId);
        Device device =
                init.instanceId(instanceId)
                        .description(card.description())
                        .location("slot " + number)
                        .create();
        InterruptLine line =
                card.interrupt() ? device.createInterruptLine("slot " + number) : asserted -> {};
        CardWiring wiring =
                new CardWiring(
                        device.createInterruptLock("slot " + number),
                        line,
                        device.createTimer(hardware::tick),
                        device::queryPerformanceCounter);
        device.evtDeviceResourcesQuery(resources -> describe(resources, line))
                .evtDeviceD0Entry(from -> hardware.powerOn(wiring))
                .evtDeviceD0Exit(to -> hardware.powerOff());
    }

    private void describe(ResourceListBuilder resources, InterruptLine line) {
        for (int window = 0; window < card.registerWindows().size(); window++) {
            resources.memory(
                    address(window),
                    card.registerWindows().get(window),
                    new RegisterWindow(hardware, window));
        }
        if (card.interrupt()) {
            resources.interrupt(FIRST_VECTOR + number, line);
        }
    }
}
