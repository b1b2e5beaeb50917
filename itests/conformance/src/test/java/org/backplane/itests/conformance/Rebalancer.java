package org.backplane.itests.conformance;

import org.backplane.ddi.FilterFor;
import org.backplane.status.Status;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.DriverEntry;
import org.backplane.wdm.DriverObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.IrpMajor;
import org.backplane.wdm.PnpMinor;

import java.time.Duration;

/**
 * Stops and starts the drivers below it as the PnP manager does to give a device other resources: a
 * plain WDM driver above the function driver, which passes everything else on.
 */
@FilterFor(RuleDrivers.DEVICE)
final class Rebalancer implements DriverEntry {

    private DeviceObject below;
    private Object startParameters;
    private Status answer;

    @Override
    public void driverEntry(DriverObject driver) {
        driver.everyMajorFunction(PassingDriver::passOn);
        driver.majorFunction(IrpMajor.PNP, (device, irp) -> pnp(device, irp));
        driver.addDevice(this::addDevice);
    }

    private void addDevice(DriverObject driver, DeviceObject pdo) {
        DeviceObject self = new DeviceObject(driver, null);
        below = self.attachTo(pdo);
    }

    private Status pnp(DeviceObject device, Irp irp) {
        if (irp.current().minor() == PnpMinor.START_DEVICE) {
            startParameters = irp.current().argument();
        }
        return PassingDriver.pnp(device, irp);
    }

    /** Asks whether the device may stop, and lets it; its driver may take its time to stop. */
    void stopLater(DriverRealm realm) {
        send(PnpMinor.QUERY_STOP_DEVICE, null);
        realm.settle();
        realm.after(Duration.ZERO, () -> send(PnpMinor.STOP_DEVICE, null));
        realm.advance(Duration.ofNanos(1));
    }

    /** Starts the device again. */
    void start(DriverRealm realm) {
        send(PnpMinor.START_DEVICE, startParameters);
        realm.settle();
    }

    /** What the last IRP was completed with; null while it is under way. */
    Status answer() {
        return answer;
    }

    private void send(int minor, Object argument) {
        answer = null;
        Irp irp = new Irp(below.stackSize());
        irp.next().setPnp(minor, argument);
        irp.setCompletionRoutine(
                (device, done, context) -> {
                    answer = done.status();
                    return false;
                },
                null);
        irp.call(below);
    }
}
