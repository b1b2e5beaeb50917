package org.backplane.filters.trace;

import org.backplane.ddi.FilterFor;
import org.backplane.ddi.FilterPosition;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.DriverEntry;
import org.backplane.wdm.DriverObject;
import org.backplane.wdm.IrpMajor;
import org.osgi.service.component.annotations.Component;

/**
 * Joins the stack below the echo driver, passes everything on, and answers {@link #QUERY_PASSAGES}.
 *
 * <p>A plain WDM driver: it knows neither the framework nor what stands above and below it.
 */
@Component
@FilterFor(
        value = "ROOT\\ECHO",
        position = FilterPosition.LOWER,
        description = "Counts and times requests",
        date = "2026-01-01")
public final class TraceFilter implements DriverEntry {

    /**
     * Control code 0x222000, CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, any access): one
     * line of ASCII text for each major function that has passed, such as {@code PNP 9 requests,
     * mean 12 us, longest 40 us}. What does not fit is cut off, with BUFFER_OVERFLOW.
     */
    public static final int QUERY_PASSAGES = (0x22 << 16) | (0x800 << 2);

    @Override
    public void driverEntry(DriverObject driver) {
        driver.everyMajorFunction((device, irp) -> traced(device).pass(irp));
        driver.majorFunction(IrpMajor.PNP, (device, irp) -> traced(device).pnp(irp));
        driver.majorFunction(
                IrpMajor.DEVICE_CONTROL, (device, irp) -> traced(device).deviceControl(irp));
        driver.addDevice(TraceFilter::addDevice);
    }

    private static void addDevice(DriverObject driver, DeviceObject pdo) {
        TracedDevice traced = new TracedDevice(driver.kernel());
        traced.attach(new DeviceObject(driver, traced), pdo);
    }

    private static TracedDevice traced(DeviceObject device) {
        return (TracedDevice) device.extension();
    }
}
