package org.backplane.tools.log;

import org.backplane.ddi.DriverCapability;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogLevel;
import org.osgi.service.log.LogListener;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

/**
 * Hands what bundles say to the OSGi log service on to SLF4J, under the bundle's symbolic name.
 *
 * <p><b>Serialised by</b> the log service, which calls its listeners one entry at a time.
 */
final class Slf4jLogListener implements LogListener {

    /** What the log service calls its own account of the framework's events. */
    private static final String EVENTS = "Events.";

    @Override
    public void logged(LogEntry entry) {
        // An event that is an error has been logged by the framework itself; the rest is noise.
        if (entry.getLoggerName().startsWith(EVENTS)) {
            return;
        }
        Bundle bundle = entry.getBundle();
        String name = bundle.getSymbolicName();
        if (isDriver(bundle)) {
            try (var _ = MDC.putCloseable("driver", name)) {
                log(name, entry);
            }
        } else {
            log(name, entry);
        }
    }

    private static void log(String name, LogEntry entry) {
        LoggerFactory.getLogger(name)
                .atLevel(level(entry.getLogLevel()))
                .setCause(entry.getException())
                .log(entry.getMessage());
    }

    private static boolean isDriver(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        return revision != null // null: uninstalled since it wrote the entry
                && !revision.getDeclaredCapabilities(DriverCapability.NAMESPACE).isEmpty();
    }

    private static Level level(LogLevel level) {
        return switch (level) {
            case AUDIT, INFO -> Level.INFO;
            case ERROR -> Level.ERROR;
            case WARN -> Level.WARN;
            case DEBUG -> Level.DEBUG;
            case TRACE -> Level.TRACE;
        };
    }
}
