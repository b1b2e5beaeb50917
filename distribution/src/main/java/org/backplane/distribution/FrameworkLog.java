package org.backplane.distribution;

import org.apache.felix.framework.Logger;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** What the framework has to say goes to the log; by itself it would print it. */
final class FrameworkLog extends Logger {

    @Override
    @SuppressWarnings("rawtypes") // as the method is declared
    protected void doLog(
            Bundle bundle,
            ServiceReference reference,
            int level,
            String message,
            Throwable throwable) {
        LoggerFactory.getLogger(name(bundle, reference))
                .atLevel(level(level))
                .setCause(throwable)
                .log(message);
    }

    private static String name(Bundle bundle, ServiceReference<?> reference) {
        Bundle about = bundle == null && reference != null ? reference.getBundle() : bundle;
        return about == null || about.getSymbolicName() == null
                ? "org.apache.felix.framework"
                : about.getSymbolicName();
    }

    private static Level level(int level) {
        return switch (level) {
            case LOG_ERROR -> Level.ERROR;
            case LOG_WARNING -> Level.WARN;
            case LOG_INFO -> Level.INFO;
            default -> Level.DEBUG;
        };
    }
}
