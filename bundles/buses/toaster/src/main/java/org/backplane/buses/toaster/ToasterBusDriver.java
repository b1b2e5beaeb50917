package org.backplane.buses.toaster;

import org.backplane.contracts.toaster.ToasterBus;
import org.backplane.ddi.ChildList;
import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.Driver;
import org.backplane.ddi.ExecutionLevel;
import org.backplane.ddi.HardwareIds;
import org.backplane.hardware.SoftwareDevice;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Serves {@code ROOT\TOASTERBUS}, a bus whose toasters come and go at any time.
 *
 * <p>A toaster is plugged in by a control code, or by a service for this bus. One that came by
 * service goes with it.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the {@link PluggedToasters}.
 */
@Component(service = Driver.class, property = "device.enumerator=TOASTERBUS")
@HardwareIds(
        value = "ROOT\\TOASTERBUS",
        deviceClass = "System",
        description = "Backplane toaster bus",
        date = "2026-01-01")
public final class ToasterBusDriver implements Driver {

    private final PluggedToasters plugged = new PluggedToasters();

    @Override
    public Object evtDriverDeviceAdd(DeviceInit init) {
        Device bus =
                init.executionLevel(ExecutionLevel.PASSIVE)
                        .defaultChildList(
                                (toaster, pdo) -> ToasterPdo.create((ToasterId) toaster, pdo),
                                list -> {})
                        .create();
        ChildList children = bus.defaultChildList();
        BusQueue.on(bus, new ListedRack(children));
        bus.evtCleanup(() -> plugged.detach(children));
        plugged.attach(children);
        return this;
    }

    /** Plugs a toaster in, with the lowest serial number that is free. */
    @Reference(
            name = "toasters",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            target = "(" + SoftwareDevice.ENUMERATOR + "=" + ToasterBus.ENUMERATOR + ")",
            unbind = "unplugToaster")
    public void plugToaster(SoftwareDevice toaster) {
        plugged.plug(toaster);
    }

    /** Pulls a toaster out; harmless if it was ejected before. */
    public void unplugToaster(SoftwareDevice toaster) {
        plugged.unplug(toaster);
    }
}
