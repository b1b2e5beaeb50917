package org.backplane.loader.internal;

import org.osgi.framework.Bundle;
import org.osgi.framework.hooks.bundle.CollisionHook;
import org.osgi.service.component.annotations.Component;

import java.util.Collection;

/**
 * Lets two builds of one driver version be installed at once: while a developer's new build goes
 * into service, devices that have not restarted yet keep the old one.
 */
@Component
public final class DriverCollisionHook implements CollisionHook {

    @Override
    public void filterCollisions(int operation, Bundle target, Collection<Bundle> candidates) {
        candidates.removeIf(DriverBundles::isOurs);
    }
}
