package org.backplane.loader.internal;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.hooks.bundle.CollisionHook;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import java.util.Collection;

/**
 * Lets two builds of one driver version be installed at once: while a developer's new build goes
 * into service, devices that have not restarted yet keep the old one, and another may have been
 * installed by hand.
 */
@Component
public final class DriverCollisionHook implements CollisionHook {

    private final Bundle loader;

    /** Makes the hook for what the loader installs. */
    @Activate
    public DriverCollisionHook(BundleContext context) {
        this.loader = context.getBundle();
    }

    @Override
    public void filterCollisions(int operation, Bundle target, Collection<Bundle> candidates) {
        boolean isOurInstallation = operation == INSTALLING && loader.equals(target);
        candidates.removeIf(other -> isOurInstallation || DriverBundles.isOurs(other));
    }
}
