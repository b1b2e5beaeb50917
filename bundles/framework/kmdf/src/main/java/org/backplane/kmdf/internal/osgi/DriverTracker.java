package org.backplane.kmdf.internal.osgi;

import org.backplane.ddi.Driver;
import org.backplane.kmdf.DriverMonitor;
import org.backplane.kmdf.internal.driver.KmdfDriverEntry;
import org.backplane.wdm.DriverEntry;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashMap;
import java.util.Map;

/**
 * Publishes a WDM driver entry for each framework driver of this bundle's class space, as long as
 * the driver is there.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the tracker, per driver.
 */
@Component(service = {})
public final class DriverTracker
        implements ServiceTrackerCustomizer<Driver, ServiceRegistration<DriverEntry>> {

    private static final Logger LOG = LoggerFactory.getLogger(DriverTracker.class);

    private final BundleContext context;
    private final ServiceTracker<Driver, ServiceRegistration<DriverEntry>> tracker;

    /** Who stands between the drivers and the framework; null for nobody. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile DriverMonitor monitor;

    /** Begins to track. */
    @Activate
    public DriverTracker(BundleContext context) {
        this.context = context;
        this.tracker = new ServiceTracker<>(context, Driver.class, this);
        tracker.open();
    }

    /** Withdraws all entries. */
    @Deactivate
    public void close() {
        tracker.close();
    }

    @Override
    public ServiceRegistration<DriverEntry> addingService(ServiceReference<Driver> reference) {
        Driver driver = driverOf(reference);
        if (driver == null) {
            return null;
        }
        Map<String, Object> properties = new HashMap<>();
        properties.put(DriverEntry.DRIVER_BUNDLE, reference.getBundle().getBundleId());
        if (reference.getProperty(DriverEntry.DRIVER_NAME) instanceof String name) {
            properties.put(DriverEntry.DRIVER_NAME, name);
        }
        return context.registerService(
                DriverEntry.class,
                new KmdfDriverEntry(driver, () -> monitor),
                FrameworkUtil.asDictionary(properties));
    }

    /** Getting the service runs the driver's constructor, which may do anything. */
    private Driver driverOf(ServiceReference<Driver> reference) {
        try {
            Driver driver = context.getService(reference);
            if (driver == null) {
                LOG.error(
                        "the driver of {} cannot be made; its component says why",
                        reference.getBundle());
            }
            return driver;
        } catch (RuntimeException | LinkageError e) {
            LOG.error("the driver of {} cannot be made", reference.getBundle(), e);
            return null;
        }
    }

    @Override
    public void modifiedService(
            ServiceReference<Driver> reference, ServiceRegistration<DriverEntry> entry) {}

    @Override
    public void removedService(
            ServiceReference<Driver> reference, ServiceRegistration<DriverEntry> entry) {
        entry.unregister();
        context.ungetService(reference);
    }
}
