package org.backplane.pnp;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A PnP manager in the hands of whoever started it.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> nothing.
 */
@ProviderType
public interface PnpInstance extends PnpManager {

    /**
     * Takes the whole tree apart, children first, and waits until that is done: in an orderly way,
     * or by surprise where that is refused. Idempotent.
     */
    void shutDown();
}
