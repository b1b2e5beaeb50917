package org.backplane.itests.osgi.drivers;

import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.Driver;
import org.backplane.ddi.HardwareIds;
import org.osgi.service.component.annotations.Component;

import java.util.concurrent.Semaphore;

/** Does not return from device-add before the test lets it. */
@Component
@HardwareIds("ROOT\\HANGING")
public final class HangingDriver implements Driver {

    /** The key of a {@link Semaphore} among the system properties. */
    public static final String GATE = "itests.hanging";

    @Override
    public Object evtDriverDeviceAdd(DeviceInit init) {
        ((Semaphore) System.getProperties().get(GATE)).acquireUninterruptibly();
        return init.create();
    }
}
