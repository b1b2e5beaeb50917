package org.backplane.drivers.echo;

import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.Driver;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.InterfaceClass;
import org.osgi.service.component.annotations.Component;

/** Serves {@code ROOT\ECHO}: a read returns, a little later, what the last write stored. */
@Component
@HardwareIds(
        value = "ROOT\\ECHO",
        deviceClass = "Sample",
        description = "Backplane Echo device",
        date = "2026-01-01")
public final class EchoDriver implements Driver {

    /** The interface of echo devices: read, write, and nothing else. */
    public static final InterfaceClass ECHO =
            InterfaceClass.of("5a064c7c-1eac-4777-b459-d853822670f8");

    @Override
    public Object evtDriverDeviceAdd(DeviceInit init) {
        return new EchoDevice(init);
    }
}
