package org.backplane.loader.internal;

import org.backplane.wdm.DriverEntry;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

import java.util.Collection;
import java.util.Optional;

/**
 * Finds the driver entries in the service registry, by the bundle whose driver it is. It keeps
 * nothing: a reference that is held keeps the driver's class loader.
 */
final class DriverEntries {

    static final String FILTER = "(objectClass=" + DriverEntry.class.getName() + ")";

    private final BundleContext context;

    DriverEntries(BundleContext context) {
        this.context = context;
    }

    /** All entries of our class space. */
    Collection<ServiceReference<DriverEntry>> all() {
        try {
            return context.getServiceReferences(DriverEntry.class, null);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("null is a filter", e);
        }
    }

    /** The entry of a driver of a bundle, whichever comes first if {@code name} is empty. */
    Optional<ServiceReference<DriverEntry>> of(long bundleId, String name) {
        return all().stream()
                .filter(entry -> owner(entry) == bundleId)
                .filter(entry ->
                        name.isEmpty() || name.equals(entry.getProperty(DriverEntry.DRIVER_NAME)))
                .findFirst();
    }

    /** Whose driver it is; -1 if the service is gone. */
    static long owner(ServiceReference<?> entry) {
        if (entry.getProperty(DriverEntry.DRIVER_BUNDLE) instanceof Long bundleId) {
            return bundleId;
        }
        Bundle registrar = entry.getBundle();
        return registrar == null ? -1 : registrar.getBundleId();
    }
}
