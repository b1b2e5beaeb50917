package org.backplane.kmdf.internal.device;

import org.backplane.ddi.ControlDeviceInit;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DeviceShutdown;
import org.backplane.ddi.EvtDeviceShutdownNotification;
import org.backplane.kmdf.internal.driver.FxDriver;
import org.backplane.status.Status;
import org.backplane.status.StatusException;

/** What a driver says about a control device before and while it is created. */
public final class FxControlDeviceInit extends FxDeviceInit implements ControlDeviceInit {

    /**
     * Makes the init.
     *
     * @throws StatusException INVALID_PARAMETER if {@code sddl} is not well-formed
     */
    public FxControlDeviceInit(FxDriver driver, Monitoring monitoring, String sddl) {
        super(driver, null, monitoring);
        assignSddlString(sddl);
    }

    @Override
    public ControlDeviceInit shutdownNotification(
            DeviceShutdown when, EvtDeviceShutdownNotification callback) {
        settings.shutdownTimes.add(when);
        settings.shutdown = callback;
        return this;
    }

    @Override
    public DeviceInit filter() {
        throw new StatusException(
                Status.INVALID_DEVICE_REQUEST,
                "a control device of " + driver().name() + " is in no stack and filters nothing");
    }

    @Override
    public String instanceId() {
        return settings.name != null ? settings.name : "control device of " + driver().name();
    }

    @Override
    FxDevice make() {
        return FxDevice.control((FxDriver) driver(), this);
    }
}
