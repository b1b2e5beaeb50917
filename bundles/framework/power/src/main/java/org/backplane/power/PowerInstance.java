package org.backplane.power;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A power manager in the hands of whoever started it.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> nothing.
 */
@ProviderType
public interface PowerInstance extends PowerManager, AutoCloseable {

    /** Ends the manager; the device tree has been taken apart before. Idempotent. */
    @Override
    void close();
}
