package org.backplane.itests.osgi.drivers;

import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.Driver;
import org.backplane.ddi.HardwareIds;
import org.osgi.service.component.annotations.Component;

/** Throws in its constructor. */
@Component
@HardwareIds("ROOT\\UNBUILDABLE")
public final class UnbuildableDriver implements Driver {

    /** Throws. */
    public UnbuildableDriver() {
        throw new IllegalStateException("no firmware");
    }

    @Override
    public Object evtDriverDeviceAdd(DeviceInit init) {
        return init.create();
    }
}
