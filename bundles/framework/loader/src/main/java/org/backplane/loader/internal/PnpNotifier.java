package org.backplane.loader.internal;

import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.PnpManager;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Forwards events of the store to the PnP manager.
 *
 * <p>The manager needs the catalogue before it can start, so the loader must not need the manager.
 * Without one there is nobody to tell: a manager that starts later looks at all drivers anyway.
 */
@Component(service = DriverEvents.class)
public final class PnpNotifier implements DriverEvents {

    private final BundleContext context;

    // A reference and not the service: the service may be asked for while it is being made, by the
    // very thread that makes it.
    @Reference(
            service = PnpManager.class,
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC)
    private volatile ServiceReference<PnpManager> manager;

    /** Makes a notifier. */
    @Activate
    public PnpNotifier(BundleContext context) {
        this.context = context;
    }

    @Override
    public void driversChanged(Collection<String> idsOrPackages) {
        tell(pnp -> pnp.driversChanged(idsOrPackages));
    }

    @Override
    public void driverRemoved(String packageId) {
        tell(pnp -> pnp.driverRemoved(packageId));
    }

    @Override
    public List<String> devicesOf(StoredPackage driverPackage) {
        List<String> devices = new ArrayList<>();
        tell(pnp ->
                pnp.devices().stream()
                        .filter(node -> uses(node, driverPackage))
                        .map(DeviceNode::instanceId)
                        .forEach(devices::add));
        return devices;
    }

    private static boolean uses(DeviceNode node, StoredPackage driverPackage) {
        return node.stack().stream()
                .anyMatch(entry -> driverPackage.packageId().equals(entry.packageId()));
    }

    private void tell(Consumer<PnpManager> message) {
        ServiceReference<PnpManager> reference = manager;
        PnpManager pnp = reference == null ? null : context.getService(reference);
        if (pnp == null) {
            return;
        }
        try {
            message.accept(pnp);
        } finally {
            context.ungetService(reference);
        }
    }
}
