package org.backplane.wdm;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * The way into a driver (DRIVER_INITIALIZE): fills in the driver object's dispatch table and
 * AddDevice.
 *
 * <p>In OSGi a driver bundle publishes one as a service; a framework publishes it on behalf of the
 * drivers written against it, with the service property {@link #DRIVER_BUNDLE}.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> called once per driver object.
 */
@ConsumerType
@FunctionalInterface
public interface DriverEntry {

    /**
     * Service property: the ID ({@code Long}) of the bundle whose driver this is, where that is not
     * the bundle that registered the service.
     */
    String DRIVER_BUNDLE = "backplane.driver.bundle";

    /**
     * Service property: which of its bundle's drivers this is, by the name of its component; it
     * matters where there are several. Declarative services set it.
     */
    String DRIVER_NAME = "component.name";

    /**
     * Initialises the driver.
     *
     * @throws org.backplane.status.StatusException if the driver cannot be used
     */
    void driverEntry(DriverObject driver);
}
