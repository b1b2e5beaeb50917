package org.backplane.registry.internal.osgi;

import org.backplane.registry.Registry;
import org.backplane.registry.internal.MvStorage;
import org.backplane.registry.internal.RegistryImpl;
import org.backplane.runtime.Dispatcher;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import java.nio.file.Path;

/** The registry of the platform, in its data folder. */
@Component(service = Registry.class)
public final class RegistryComponent extends RegistryImpl {

    private static final String DATA = "backplane.data";

    /** Opens the file {@code registry.mv} in the folder that {@code backplane.data} names. */
    @Activate
    public RegistryComponent(BundleContext context, @Reference Dispatcher dispatcher) {
        super(dispatcher, MvStorage.open(file(context)));
    }

    private static Path file(BundleContext context) {
        String data = context.getProperty(DATA);
        return Path.of(data == null ? "data" : data).resolve("registry.mv");
    }

    @Override
    @Deactivate
    public void close() {
        super.close();
    }
}
