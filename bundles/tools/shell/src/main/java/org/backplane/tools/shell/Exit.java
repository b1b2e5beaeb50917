package org.backplane.tools.shell;

import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;

import java.time.Duration;

/**
 * Ends the JVM with a status.
 *
 * <p>Launchers exit with a status of their own when the framework stops, so it is stopped after the
 * exit has begun, in a shutdown hook: from then on the status stands.
 */
final class Exit {

    /** How long an orderly stop may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Exit() {}

    static void with(BundleContext context, int status) {
        Framework framework = context.getBundle(0).adapt(Framework.class);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(framework), "framework stop"));
        System.exit(status);
    }

    private static void stop(Framework framework) {
        try {
            framework.stop();
            framework.waitForStop(PATIENCE.toMillis());
        } catch (BundleException e) {
            System.err.println("the platform did not stop in order: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
