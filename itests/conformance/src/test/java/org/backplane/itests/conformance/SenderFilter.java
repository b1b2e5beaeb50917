package org.backplane.itests.conformance;

import org.backplane.ddi.FilterFor;
import org.backplane.status.Status;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.DriverEntry;
import org.backplane.wdm.DriverObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.IrpMajor;

/**
 * A plain WDM driver above the function driver, which passes all on and notes what that returns.
 */
@FilterFor(RuleDrivers.DEVICE)
final class SenderFilter implements DriverEntry {

    private Status returnedByRead;

    @Override
    public void driverEntry(DriverObject driver) {
        driver.everyMajorFunction(PassingDriver::passOn);
        driver.majorFunction(IrpMajor.READ, this::read);
        driver.majorFunction(IrpMajor.PNP, PassingDriver::pnp);
        driver.addDevice((owner, pdo) -> {
            new DeviceObject(owner, null).attachTo(pdo);
        });
    }

    /** What sending the last read down returned. */
    Status returnedByRead() {
        return returnedByRead;
    }

    private Status read(DeviceObject device, Irp irp) {
        returnedByRead = PassingDriver.passOn(device, irp);
        return returnedByRead;
    }
}
