package org.backplane.tools.shell;

import org.apache.felix.service.command.CommandProcessor;
import org.backplane.io.IoManager;
import org.backplane.pnp.PnpManager;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.util.tracker.ServiceTracker;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits until commands make sense: bundles started, services there, the device tree at rest. */
final class Readiness {

    /** How long each of them may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BundleContext context;

    Readiness(BundleContext context) {
        this.context = context;
    }

    /**
     * Waits for the core.
     *
     * @return the command interpreter
     * @throws CommandFailure saying what did not come
     */
    CommandProcessor await() throws CommandFailure {
        try {
            awaitStarted();
            CommandProcessor processor = service(CommandProcessor.class);
            service(Rack.class);
            service(IoManager.class);
            Settling.await(service(PnpManager.class));
            return processor;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted while the platform was starting", e);
        }
    }

    /** The framework is active when it has been through all start levels. */
    private void awaitStarted() throws InterruptedException, CommandFailure {
        CountDownLatch started = new CountDownLatch(1);
        FrameworkListener listener =
                event -> {
                    if (event.getType() == FrameworkEvent.STARTED) {
                        started.countDown();
                    }
                };
        context.addFrameworkListener(listener);
        try {
            Bundle framework = context.getBundle(0);
            if (framework.getState() != Bundle.ACTIVE
                    && !started.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new CommandFailure(
                        "the platform has not started all its bundles within "
                                + PATIENCE.toSeconds()
                                + " s; see the log");
            }
        } finally {
            context.removeFrameworkListener(listener);
        }
    }

    private <S> S service(Class<S> type) throws InterruptedException, CommandFailure {
        ServiceTracker<S, S> tracker = new ServiceTracker<>(context, type, null);
        tracker.open();
        try {
            S service = tracker.waitForService(PATIENCE.toMillis());
            if (service == null) {
                throw new CommandFailure(
                        "the platform is incomplete: nothing provides "
                                + type.getName()
                                + "; see the log for the bundle that did not start");
            }
            return service;
        } finally {
            tracker.close();
        }
    }
}
