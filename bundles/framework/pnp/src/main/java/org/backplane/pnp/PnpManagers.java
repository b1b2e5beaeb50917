package org.backplane.pnp;

import org.backplane.pnp.internal.PnpManagerImpl;
import org.backplane.wdm.Kernel;

/**
 * Makes PnP managers, for whoever wires an instance by hand; in OSGi the manager is a service.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> nothing.
 */
public final class PnpManagers {

    private PnpManagers() {}

    /**
     * Starts a manager with the root of a new device tree. It returns at once; {@link
     * PnpManager#awaitSettled} waits for the devices.
     */
    public static PnpInstance start(Kernel kernel, DriverCatalog catalog) {
        return new PnpManagerImpl(kernel, catalog);
    }

    /**
     * Starts a manager with the root of a new device tree.
     *
     * @param driverTimeoutNanos how long a driver may take for one call or one IRP before it is
     *     written off
     */
    public static PnpInstance start(Kernel kernel, DriverCatalog catalog, long driverTimeoutNanos) {
        return new PnpManagerImpl(kernel, catalog, driverTimeoutNanos);
    }
}
