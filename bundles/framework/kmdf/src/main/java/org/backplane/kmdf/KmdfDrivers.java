package org.backplane.kmdf;

import org.backplane.ddi.Driver;
import org.backplane.ddi.FrameworkObject;
import org.backplane.kmdf.internal.device.Wdfkd;
import org.backplane.kmdf.internal.driver.KmdfDriverEntry;
import org.backplane.kmdf.internal.object.FxObject;
import org.backplane.wdm.DriverEntry;
import org.backplane.wdm.Kernel;

import java.util.List;

/**
 * Binds drivers to the framework where no OSGi does it (WdfDriverCreate), and tells what they leave
 * behind.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> nothing.
 */
public final class KmdfDrivers {

    private KmdfDrivers() {}

    /** The way into a framework driver, as the floor of the driver model knows it. */
    public static DriverEntry entryOf(Driver driver) {
        return new KmdfDriverEntry(driver, () -> null);
    }

    /** As {@link #entryOf(Driver)}, with {@code monitor} between the driver and the framework. */
    public static DriverEntry entryOf(Driver driver, DriverMonitor monitor) {
        return new KmdfDriverEntry(driver, () -> monitor);
    }

    /** Looks into the framework devices of an instance. */
    public static FrameworkDebugger debugger(Kernel kernel) {
        return new Wdfkd(kernel);
    }

    /**
     * Whether an object has come to its end: it is deleted, or the request that it was is
     * completed. For those who watch drivers, who would break a rule if they used it.
     */
    public static boolean hasEnded(FrameworkObject object) {
        return object instanceof FxObject framework && framework.hasEnded();
    }

    /**
     * What should be gone of a driver's objects and is not: those of removed devices, those that
     * the driver deleted, and requests that it completed, as long as a reference keeps them or they
     * have not come to their end.
     *
     * @return one sentence for each, which names the object, the driver, the device and the tags of
     *     the references; empty for a driver that is not the framework's
     */
    public static List<String> leftOver(DriverEntry entry) {
        return entry instanceof KmdfDriverEntry framework ? framework.leftOver() : List.of();
    }
}
