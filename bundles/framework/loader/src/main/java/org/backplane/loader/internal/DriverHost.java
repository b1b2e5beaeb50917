package org.backplane.loader.internal;

import org.backplane.runtime.Dispatcher;
import org.backplane.wdm.Kernel;
import org.osgi.framework.BundleContext;

import java.time.Duration;

/**
 * What every driver image needs of its surroundings.
 *
 * @param context the loader's bundle context
 * @param kernel what drivers are given
 * @param diagnosis says why a driver does not come up
 * @param timeoutNanos how long each step of a driver may take
 */
record DriverHost(
        BundleContext context, Kernel kernel, ComponentDiagnosis diagnosis, long timeoutNanos) {

    Dispatcher dispatcher() {
        return kernel.dispatcher();
    }

    Watched watched() {
        return new Watched(dispatcher(), timeoutNanos);
    }

    DriverEntries entries() {
        return new DriverEntries(context);
    }

    /** The limit of a step in words. */
    String timeout() {
        Duration limit = Duration.ofNanos(timeoutNanos);
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }
}
