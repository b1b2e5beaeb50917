package org.backplane.loader.internal;

import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A framework with Declarative Services in which the tests' class path plays the core's bundles.
 */
final class TestFramework {

    private static final String EXPORTS =
            "org.backplane.wdm;version=1.0,org.backplane.status;version=1.0,"
                    + "org.backplane.runtime;version=1.0,org.backplane.ddi;version=1.0,"
                    + "org.osgi.service.component;version=1.5.1,"
                    + "org.osgi.service.component.runtime;version=1.5,"
                    + "org.osgi.service.component.runtime.dto;version=1.5,"
                    + "org.osgi.util.promise;version=1.3,org.osgi.util.function;version=1.2";

    private final Framework framework;

    TestFramework(Path storage) throws BundleException {
        Map<String, String> settings = new HashMap<>();
        settings.put("org.osgi.framework.storage", storage.toString());
        settings.put("org.osgi.framework.system.packages.extra", EXPORTS);
        // Fixtures fail on purpose.
        settings.put("ds.loglevel", "0");
        framework = new FrameworkFactory().newFramework(settings);
        framework.start();
        context().installBundle(jarOf("/org/apache/felix/scr/impl/Activator.class")).start();
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    ServiceComponentRuntime components() {
        return context().getService(context().getServiceReference(ServiceComponentRuntime.class));
    }

    void close() throws BundleException, InterruptedException {
        framework.stop();
        framework.waitForStop(0);
    }

    /** The URL of the jar that a class is in. */
    private static String jarOf(String resource) {
        String url = TestFramework.class.getResource(resource).toString();
        return url.substring("jar:".length(), url.indexOf('!'));
    }
}
