package org.backplane.kmdf;

import org.backplane.ddi.Driver;
import org.backplane.kmdf.internal.driver.KmdfDriverEntry;
import org.backplane.wdm.DriverEntry;

/**
 * Binds drivers to the framework where no OSGi does it (WdfDriverCreate).
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
}
