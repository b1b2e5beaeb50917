package org.backplane.loader.internal;

import org.backplane.loader.internal.inf.InfPackage;
import org.backplane.runtime.Level;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.Kernel;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;

/**
 * Hears of driver entries that come and go: those that a device waits for, and those of bundles
 * that somebody started by hand, which become packages of the store while they run.
 *
 * <p><b>Level:</b> PASSIVE; in the thread that changes the service, so arrivals are only noted
 * there and handled in a task. A departure is handled at once: the driver's objects are good until
 * it returns.
 */
@Component(service = {})
public final class DriverEntryListener implements ServiceListener {

    private static final Logger LOG = LoggerFactory.getLogger(DriverEntryListener.class);

    private final BundleContext context;
    private final Kernel kernel;
    private final DriverImages images;
    private final FileDriverStore store;

    /** Looks at the entries that are there and listens from then on. */
    @Activate
    public DriverEntryListener(
            BundleContext context,
            @Reference Kernel kernel,
            @Reference DriverImages images,
            @Reference FileDriverStore store)
            throws InvalidSyntaxException {
        this.context = context;
        this.kernel = kernel;
        this.images = images;
        this.store = store;
        context.addServiceListener(this, DriverEntries.FILTER);
        new DriverEntries(context).all().forEach(this::arrived);
    }

    /** Stops listening. */
    @Deactivate
    public void close() {
        context.removeServiceListener(this);
    }

    @Override
    public void serviceChanged(ServiceEvent event) {
        switch (event.getType()) {
            case ServiceEvent.REGISTERED -> arrived(event.getServiceReference());
            case ServiceEvent.UNREGISTERING -> leaves(event.getServiceReference());
            default -> {}
        }
    }

    private void arrived(ServiceReference<?> entry) {
        long owner = DriverEntries.owner(entry);
        kernel.dispatcher().post(Level.PASSIVE, "arrival of a driver entry", () -> arrived(owner));
    }

    private void arrived(long owner) {
        Bundle bundle = context.getBundle(owner);
        if (bundle == null) {
            return;
        }
        if (DriverBundles.isOurs(bundle)) {
            images.entryArrived(owner);
            return;
        }
        try {
            store.startedByHand(owner, bundle.getLocation(), manifest(bundle));
            if (new DriverEntries(context).of(owner, "").isEmpty()) {
                // It left before it was known, so nobody took notice.
                store.stoppedByHand(owner);
            }
        } catch (StatusException e) {
            LOG.warn("A driver that runs cannot be bound to devices: {}", e.getMessage());
        }
    }

    /** The framework gives headers as a Dictionary and in no other form. */
    @SuppressWarnings("JdkObsolete")
    private static DriverManifest manifest(Bundle bundle) {
        return DriverManifest.read(
                "bundle %s [%d]".formatted(bundle.getSymbolicName(), bundle.getBundleId()),
                bundle.getHeaders("")::get,
                name -> file(bundle, name));
    }

    /** Null if it is not there. */
    private static byte[] file(Bundle bundle, String name) {
        URL entry = bundle.getEntry(name);
        if (entry == null) {
            return null;
        }
        try (InputStream in = entry.openStream()) {
            return in.readNBytes(InfPackage.MAX_BYTES + 1);
        } catch (IOException e) {
            throw new StatusException(
                    Status.INVALID_PARAMETER,
                    "%s of bundle %s cannot be read: %s"
                            .formatted(name, bundle.getSymbolicName(), e.getMessage()),
                    e);
        }
    }

    private void leaves(ServiceReference<?> entry) {
        long owner = DriverEntries.owner(entry);
        if (context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getState() == Bundle.STOPPING) {
            // The whole tree goes, and the PnP manager sees to it.
            return;
        }
        Bundle bundle = context.getBundle(owner);
        if (bundle != null && DriverBundles.isOurs(bundle)) {
            images.entryLeaves(owner, false);
        } else {
            store.stoppedByHand(owner);
        }
    }
}
