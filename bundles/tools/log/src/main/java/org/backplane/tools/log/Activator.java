package org.backplane.tools.log;

import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Listens to every log reader there is.
 *
 * <p>An activator and no component: what the component runtime has to say about its own start is
 * among what must be logged.
 */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
public final class Activator implements BundleActivator {

    private final LogListener listener = new Slf4jLogListener();
    private ServiceTracker<LogReaderService, LogReaderService> readers;

    @Override
    public void start(BundleContext context) {
        readers =
                new ServiceTracker<>(context, LogReaderService.class, null) {
                    @Override
                    public LogReaderService addingService(
                            ServiceReference<LogReaderService> reference) {
                        LogReaderService reader = super.addingService(reference);
                        reader.addLogListener(listener);
                        return reader;
                    }

                    @Override
                    public void removedService(
                            ServiceReference<LogReaderService> reference, LogReaderService reader) {
                        reader.removeLogListener(listener);
                        super.removedService(reference, reader);
                    }
                };
        readers.open();
    }

    @Override
    public void stop(BundleContext context) {
        readers.close();
    }
}
