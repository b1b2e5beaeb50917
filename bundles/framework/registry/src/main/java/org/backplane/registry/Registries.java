package org.backplane.registry;

import org.backplane.registry.internal.MvStorage;
import org.backplane.registry.internal.RegistryImpl;
import org.backplane.runtime.Dispatcher;

import java.nio.file.Path;

/**
 * Makes registries, for whoever wires an instance by hand; in OSGi the registry is a service.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> nothing.
 */
public final class Registries {

    private Registries() {}

    /** A registry that lasts as long as the object: for tests and realms. */
    public static Registry inMemory(Dispatcher dispatcher) {
        return new RegistryImpl(dispatcher);
    }

    /**
     * Opens the registry in a file, which is made if it is not there.
     *
     * @throws org.backplane.status.StatusException with REGISTRY_IO_FAILED or REGISTRY_CORRUPT and
     *     a sentence
     */
    public static OpenRegistry open(Dispatcher dispatcher, Path file) {
        return new RegistryImpl(dispatcher, MvStorage.open(file));
    }
}
