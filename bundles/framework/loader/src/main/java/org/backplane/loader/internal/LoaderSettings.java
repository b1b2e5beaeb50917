package org.backplane.loader.internal;

import org.osgi.framework.BundleContext;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Where things are and how long the loader waits.
 *
 * @param store the folder of staged packages
 * @param deploy the folder that is watched for packages
 * @param shipped the folder of packages that come with the distribution
 * @param timeoutNanos how long a driver may take to start, to show its driver entry, to initialise
 *     itself and to unload, each
 */
record LoaderSettings(Path store, Path deploy, Path shipped, long timeoutNanos) {

    private static final String DATA = "backplane.data";
    private static final String DRIVERS = "backplane.drivers";
    private static final String TIMEOUT = "backplane.callback.timeout";

    /** Reads the framework's properties. */
    static LoaderSettings of(BundleContext context) {
        Path data = Path.of(property(context, DATA, "data")).toAbsolutePath();
        return new LoaderSettings(
                data.resolve("store"),
                data.resolve("deploy"),
                Path.of(property(context, DRIVERS, "drivers")).toAbsolutePath(),
                TimeUnit.MILLISECONDS.toNanos(Long.parseLong(property(context, TIMEOUT, "10000"))));
    }

    private static String property(BundleContext context, String name, String otherwise) {
        String value = context.getProperty(name);
        return value == null ? otherwise : value;
    }
}
