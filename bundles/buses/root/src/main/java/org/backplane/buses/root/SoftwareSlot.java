package org.backplane.buses.root;

import org.backplane.ddi.PdoInit;
import org.backplane.hardware.SoftwareDevice;

import java.util.List;

/**
 * A device without hardware.
 *
 * @param plugging counts everything that was ever plugged in
 */
record SoftwareSlot(long plugging, SoftwareDevice device, String instanceId) implements Slot {

    @Override
    public List<String> hardwareIds() {
        return device.hardwareIds();
    }

    void createDevice(PdoInit init) {
        device.hardwareIds().forEach(init::hardwareId);
        init.instanceId(instanceId).description(device.description()).location("software").create();
    }
}
