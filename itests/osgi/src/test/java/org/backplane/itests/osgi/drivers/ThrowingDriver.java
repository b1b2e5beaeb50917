package org.backplane.itests.osgi.drivers;

import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.Driver;
import org.backplane.ddi.HardwareIds;
import org.osgi.service.component.annotations.Component;

/** Throws in device-add, when the device is already attached. */
@Component
@HardwareIds("ROOT\\THROWING")
public final class ThrowingDriver implements Driver {

    @Override
    public Object evtDriverDeviceAdd(DeviceInit init) {
        throw new IllegalStateException("no memory for " + init.create().instanceId());
    }
}
