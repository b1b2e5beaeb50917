package org.backplane.loader.internal;

import org.osgi.framework.Bundle;

/** Tells the driver bundles that the loader installs from all others: by their locations. */
final class DriverBundles {

    private static final String SCHEME = "driver:";

    private DriverBundles() {}

    static String location(StoredPackage driverPackage) {
        return SCHEME + driverPackage.packageId().replace('/', ':');
    }

    static boolean isOurs(Bundle bundle) {
        return bundle.getLocation().startsWith(SCHEME);
    }
}
