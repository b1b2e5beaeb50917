package org.backplane.registry;

import org.osgi.annotation.versioning.ConsumerType;

import java.util.List;

/**
 * Hears of changes of the registry, after they have happened.
 *
 * <p><b>Level:</b> PASSIVE; must not block. <b>Serialised by:</b> the registry; calls come one
 * after the other, in the order of the transactions.
 */
@ConsumerType
@FunctionalInterface
public interface RegistryListener {

    /**
     * A transaction has made, changed or deleted these keys.
     *
     * @param paths in the registry's order; only those at or below the path that is listened to
     */
    void registryChanged(List<String> paths);
}
