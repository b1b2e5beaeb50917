package org.backplane.drivers.toastmon;

import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.Driver;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.InterfaceClass;
import org.osgi.service.component.annotations.Component;

/** Serves {@code ROOT\TOASTMON}: a read tells which toasters there are, and what they have done. */
@Component
@HardwareIds(
        value = "ROOT\\TOASTMON",
        deviceClass = "System",
        description = "Backplane toaster monitor",
        date = "2026-01-01")
public final class ToastmonDriver implements Driver {

    /** The interface of toaster monitors: read, and nothing else. */
    public static final InterfaceClass TOASTMON =
            InterfaceClass.of("3f2f6d0e-8c6d-4b7a-9c50-0b1d6c4fbb21");

    @Override
    public Object evtDriverDeviceAdd(DeviceInit init) {
        return new ToastmonDevice(init);
    }
}
