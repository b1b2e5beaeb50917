package org.backplane.loader.internal;

import org.backplane.loader.DriverPackage;
import org.backplane.pnp.DriverCandidate;
import org.backplane.pnp.DriverLoad;
import org.backplane.runtime.ThreadedDispatcher;
import org.backplane.wdm.Kernel;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The loader in an embedded framework, wired by hand, with the test as PnP manager. */
final class LoaderRig {

    static final String DEVICE = "ROOT\\DEVICE\\0000";

    final RecordedEvents events = new RecordedEvents();
    final ThreadedDispatcher dispatcher = new ThreadedDispatcher();
    final Path folder;
    final LoaderSettings settings;
    final FileDriverStore store;
    final StoreDriverCatalog catalog;
    final DriverImages images;

    private final TestFramework framework;
    private final Kernel kernel = new Kernel(dispatcher);

    LoaderRig(Path folder, long timeoutMillis) throws IOException, BundleException {
        this.folder = folder;
        settings =
                new LoaderSettings(
                        folder.resolve("store"),
                        Files.createDirectories(folder.resolve("deploy")),
                        Files.createDirectories(folder.resolve("drivers")),
                        TimeUnit.MILLISECONDS.toNanos(timeoutMillis));
        framework = new TestFramework(folder.resolve("framework"));
        images =
                new DriverImages(
                        new DriverHost(
                                context(),
                                kernel,
                                new ComponentDiagnosis(framework.components()),
                                settings.timeoutNanos()),
                        events);
        store = new FileDriverStore(settings, dispatcher, images, events);
        catalog = new StoreDriverCatalog(store, images);
    }

    BundleContext context() {
        return framework.context();
    }

    Kernel kernel() {
        return kernel;
    }

    /** Builds a fixture's bundle and stages it. */
    DriverPackage stage(String fixture) throws InterruptedException {
        DriverPackage staged = store.stage(TestBundles.build(folder, fixture)).driverPackage();
        if (events.nextChange() == null) {
            throw new IllegalStateException("staging is not announced");
        }
        return staged;
    }

    /** The only driver for an ID. */
    DriverCandidate candidate(String id) {
        List<DriverCandidate> candidates = catalog.candidates(List.of(id), List.of());
        if (candidates.size() != 1) {
            throw new IllegalStateException(candidates.toString());
        }
        return candidates.getFirst();
    }

    DriverLoad load(String id) {
        return catalog.load(candidate(id), DEVICE);
    }

    /** The driver bundles that are installed. */
    List<Bundle> driverBundles() {
        return Arrays.stream(context().getBundles()).filter(DriverBundles::isOurs).toList();
    }

    void close() throws BundleException, InterruptedException {
        framework.close();
        dispatcher.close();
    }
}
