package org.backplane.ddi;

/**
 * The capability by which a bundle's manifest says that it is a driver package.
 *
 * <p>Its attributes are written by {@link HardwareIds} and {@link FilterFor}.
 */
public final class DriverCapability {

    /** The capability's namespace. */
    public static final String NAMESPACE = "org.backplane.driver";

    /**
     * The capability's attribute that tells the drivers of a bundle apart: the class of the driver,
     * which is also the name of its component.
     */
    static final String DRIVER_CLASS = "driver.class=${@class}";

    private DriverCapability() {}
}
