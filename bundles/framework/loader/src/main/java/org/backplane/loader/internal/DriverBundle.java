package org.backplane.loader.internal;

import org.backplane.loader.internal.StoredPackage.Source;
import org.backplane.runtime.Event;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.wiring.FrameworkWiring;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;

/** Installs, starts and removes the bundle of a package. Keeps none. */
final class DriverBundle {

    private final DriverHost host;

    DriverBundle(DriverHost host) {
        this.host = host;
    }

    /** The package's bundle, installed if need be; null if it is somebody else's and gone. */
    Bundle get(StoredPackage driverPackage) throws IOException, BundleException {
        return switch (driverPackage.source()) {
            case Source.RunningBundle running -> host.context().getBundle(running.bundleId());
            case Source.Jar jar -> {
                try (InputStream in = Files.newInputStream(jar.file())) {
                    yield host.context().installBundle(DriverBundles.location(driverPackage), in);
                }
            }
        };
    }

    /** Starts a bundle for this run of the framework; returns what went wrong, or null. */
    BundleException start(Bundle bundle) {
        try {
            bundle.start(Bundle.START_TRANSIENT);
            return null;
        } catch (BundleException e) {
            return e;
        }
    }

    /**
     * Stops and uninstalls a bundle and has the framework forget its class loader; returns what
     * went wrong, or null.
     */
    BundleException remove(Bundle bundle) {
        try {
            if (bundle.getState() != Bundle.UNINSTALLED) {
                bundle.uninstall();
            }
        } catch (BundleException e) {
            return e;
        }
        Event refreshed = host.dispatcher().event("refresh of packages");
        host.context()
                .getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
                .adapt(FrameworkWiring.class)
                .refreshBundles(
                        List.of(bundle),
                        event -> {
                            if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                                refreshed.set();
                            }
                        });
        refreshed.await();
        return null;
    }
}
