package org.backplane.drivers.mailbox;

import org.backplane.ddi.HardwareIds;
import org.backplane.status.Status;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.DriverEntry;
import org.backplane.wdm.DriverObject;
import org.backplane.wdm.IrpMajor;
import org.osgi.service.component.annotations.Component;

/**
 * Serves a mailbox: a read waits until somebody writes, and gets what was written.
 *
 * <p>A plain WDM driver: it knows neither the framework nor what stands above and below it.
 */
@Component
@HardwareIds(value = "ROOT\\MAILBOX", description = "Backplane Mailbox device", date = "2026-01-01")
public final class MailboxDriver implements DriverEntry {

    @Override
    public void driverEntry(DriverObject driver) {
        driver.everyMajorFunction((device, irp) -> mailbox(device).pass(irp));
        driver.majorFunction(IrpMajor.CREATE, (device, irp) -> irp.complete(Status.SUCCESS));
        driver.majorFunction(IrpMajor.CLEANUP, (device, irp) -> mailbox(device).cleanup(irp));
        driver.majorFunction(IrpMajor.CLOSE, (device, irp) -> irp.complete(Status.SUCCESS));
        driver.majorFunction(IrpMajor.READ, (device, irp) -> mailbox(device).read(irp));
        driver.majorFunction(IrpMajor.WRITE, (device, irp) -> mailbox(device).write(irp));
        driver.majorFunction(IrpMajor.PNP, (device, irp) -> mailbox(device).pnp(irp));
        driver.majorFunction(IrpMajor.POWER, (device, irp) -> mailbox(device).power(irp));
        for (int major : new int[] {IrpMajor.DEVICE_CONTROL, IrpMajor.INTERNAL_DEVICE_CONTROL}) {
            driver.majorFunction(
                    major, (device, irp) -> irp.complete(Status.INVALID_DEVICE_REQUEST));
        }
        driver.addDevice(MailboxDriver::addDevice);
    }

    private static void addDevice(DriverObject driver, DeviceObject pdo) {
        MailboxDevice mailbox = new MailboxDevice(driver.kernel());
        mailbox.attach(new DeviceObject(driver, mailbox), pdo);
    }

    private static MailboxDevice mailbox(DeviceObject device) {
        return (MailboxDevice) device.extension();
    }
}
