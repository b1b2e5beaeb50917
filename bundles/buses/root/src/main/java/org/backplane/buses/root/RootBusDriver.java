package org.backplane.buses.root;

import org.backplane.ddi.ChildList;
import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.Driver;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.PdoInit;
import org.backplane.hardware.HardwareModel;
import org.backplane.hardware.SoftwareDevice;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Serves the root of the device tree, {@code HTREE\ROOT}: enumerates cards and software devices.
 *
 * <p>Plugging and unplugging work at any time, whether the bus device is started, stopped or not
 * there yet.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the slot table.
 */
@Component
@HardwareIds(
        value = "HTREE\\ROOT",
        deviceClass = "System",
        description = "Backplane root bus",
        date = "2026-01-01")
public final class RootBusDriver implements Driver {

    private final SlotTable slots = new SlotTable();

    @Override
    public Object evtDriverDeviceAdd(DeviceInit init) {
        Device bus = init.create();
        ChildList children = bus.createChildList(RootBusDriver::evtChildListCreateDevice);
        Consumer<List<Slot>> report = children::scan;
        bus.evtCleanup(() -> slots.detach(report));
        slots.attach(report);
        return this;
    }

    private static void evtChildListCreateDevice(Object child, PdoInit init) {
        switch ((Slot) child) {
            case CardSlot slot -> slot.createDevice(init);
            case SoftwareSlot slot -> slot.createDevice(init);
        }
    }

    /**
     * Puts a card into the lowest free slot.
     *
     * @param properties what {@link org.backplane.hardware.Card} says of it
     * @throws IllegalArgumentException if a property is missing or the card is plugged in already
     */
    @Reference(
            name = "cards",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            target = "(card.bus=root)",
            unbind = "unplugCard")
    public void plugCard(HardwareModel model, Map<String, Object> properties) {
        slots.plug(model, CardDescription.of(properties));
    }

    /** Pulls a card out of its slot; harmless if it is in none. */
    public void unplugCard(HardwareModel model) {
        slots.unplug(model);
    }

    /**
     * Adds a device without hardware.
     *
     * @throws IllegalArgumentException if there is one of this name
     */
    @Reference(
            name = "softwareDevices",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            target = "(!(" + SoftwareDevice.ENUMERATOR + "=*))",
            unbind = "unplugDevice")
    public void plugDevice(SoftwareDevice device) {
        slots.plug(device);
    }

    /** Takes a device without hardware away; harmless if it is not there. */
    public void unplugDevice(SoftwareDevice device) {
        slots.unplug(device);
    }
}
