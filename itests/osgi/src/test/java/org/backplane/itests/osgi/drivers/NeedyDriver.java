package org.backplane.itests.osgi.drivers;

import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.Driver;
import org.backplane.ddi.HardwareIds;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.util.concurrent.Callable;

/** Cannot do without a service. */
@Component
@HardwareIds("ROOT\\NEEDY")
public final class NeedyDriver implements Driver {

    private final Callable<?> firmware;

    /** Takes the service. */
    @Activate
    public NeedyDriver(@Reference(name = "firmware") Callable<?> firmware) {
        this.firmware = firmware;
    }

    @Override
    public Object evtDriverDeviceAdd(DeviceInit init) {
        init.create();
        return firmware;
    }
}
