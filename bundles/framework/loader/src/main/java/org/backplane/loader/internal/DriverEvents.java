package org.backplane.loader.internal;

import java.util.Collection;
import java.util.List;

/** What the loader has to tell the PnP manager, and to ask it, if there is one. */
interface DriverEvents {

    /** Drivers came or became usable. */
    void driversChanged(Collection<String> idsOrPackages);

    /** A package is not to be used any longer. Returns when no device uses it. */
    void driverRemoved(String packageId);

    /** The instance paths of the devices in whose stacks the package is. */
    List<String> devicesOf(StoredPackage driverPackage);
}
