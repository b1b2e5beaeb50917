package org.backplane.ddi;

/**
 * The capability by which a bundle's manifest says that it is a driver package.
 *
 * <p>Its attributes are written by {@link HardwareIds} and {@link FilterFor}.
 */
public final class DriverCapability {

    /** The capability's namespace. */
    public static final String NAMESPACE = "org.backplane.driver";

    private DriverCapability() {}
}
