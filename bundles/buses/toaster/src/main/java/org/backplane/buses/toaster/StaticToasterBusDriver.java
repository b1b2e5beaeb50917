package org.backplane.buses.toaster;

import org.backplane.contracts.toaster.Toaster;
import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.Driver;
import org.backplane.ddi.ExecutionLevel;
import org.backplane.ddi.HardwareIds;
import org.osgi.service.component.annotations.Component;

/**
 * Serves {@code ROOT\TOASTERBUS_STATIC}, a bus that has {@value #BUILT_IN} toasters built in, each
 * a static child; others come and go by control codes.
 */
@Component
@HardwareIds(
        value = "ROOT\\TOASTERBUS_STATIC",
        deviceClass = "System",
        description = "Backplane toaster bus with static children",
        date = "2026-01-01")
public final class StaticToasterBusDriver implements Driver {

    /** How many toasters are there from the beginning. */
    static final int BUILT_IN = 2;

    @Override
    public Object evtDriverDeviceAdd(DeviceInit init) {
        Device bus = init.executionLevel(ExecutionLevel.PASSIVE).create();
        StaticRack rack = new StaticRack(bus);
        for (int serialNumber = 1; serialNumber <= BUILT_IN; serialNumber++) {
            rack.plugIn(new ToasterId(serialNumber, Toaster.HARDWARE_ID, "Built-in toaster"));
        }
        BusQueue.on(bus, rack);
        return rack;
    }
}
