package org.backplane.registry;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A registry in the hands of whoever opened its file.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> itself.
 */
@ProviderType
public interface OpenRegistry extends Registry, AutoCloseable {

    /** Writes what is not written yet and closes the file. Idempotent. */
    @Override
    void close();
}
