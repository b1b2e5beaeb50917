package org.backplane.drivers.toaster;

import org.backplane.contracts.toaster.Toaster;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.Driver;
import org.backplane.ddi.HardwareIds;
import org.osgi.service.component.annotations.Component;

/** Serves toasters. */
@Component
@HardwareIds(
        value = Toaster.HARDWARE_ID,
        deviceClass = Toaster.DEVICE_CLASS,
        description = "Backplane Toaster",
        date = "2026-01-01")
public final class ToasterDriver implements Driver {

    @Override
    public Object evtDriverDeviceAdd(DeviceInit init) {
        return new ToasterDevice(init);
    }
}
