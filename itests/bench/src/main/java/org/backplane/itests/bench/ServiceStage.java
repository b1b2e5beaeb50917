package org.backplane.itests.bench;

import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;
import org.osgi.util.tracker.ServiceTracker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Felix without bundles, with a tracker for the services of one type. */
final class ServiceStage {

    /** What a service stands for. */
    private record Toaster() {}

    private final Path storage = Files.createTempDirectory("services");
    private final Framework framework;
    private final BundleContext context;
    private final ServiceTracker<Toaster, Toaster> tracker;
    private final List<ServiceRegistration<Toaster>> registrations = new ArrayList<>();

    ServiceStage() throws BundleException, IOException {
        framework =
                new FrameworkFactory()
                        .newFramework(Map.of(Constants.FRAMEWORK_STORAGE, storage.toString()));
        framework.start();
        context = framework.getBundleContext();
        tracker = new ServiceTracker<>(context, Toaster.class, null);
        tracker.open();
    }

    int register(int count) {
        for (int i = 0; i < count; i++) {
            Dictionary<String, Object> properties = new Hashtable<>();
            properties.put("instanceId", "BENCH\\TOASTER\\%05X".formatted(i));
            registrations.add(context.registerService(Toaster.class, new Toaster(), properties));
        }
        return tracker.size();
    }

    void unregister() {
        registrations.forEach(ServiceRegistration::unregister);
        registrations.clear();
    }

    /** Checks that the tracker knows so many, so that nothing is measured that did not happen. */
    void require(int count) {
        if (tracker.size() != count) {
            throw new IllegalStateException(
                    "%d services are tracked and not %d".formatted(tracker.size(), count));
        }
    }

    void close() throws BundleException, IOException, InterruptedException {
        tracker.close();
        framework.stop();
        framework.waitForStop(0);
        try (Stream<Path> files = Files.walk(storage)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
