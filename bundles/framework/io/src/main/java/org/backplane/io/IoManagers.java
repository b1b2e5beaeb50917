package org.backplane.io;

import org.backplane.io.internal.IoManagerImpl;
import org.backplane.wdm.Kernel;

/**
 * Makes I/O managers, for whoever wires an instance by hand; in OSGi the manager is a service.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> nothing.
 */
public final class IoManagers {

    private IoManagers() {}

    /** Makes the I/O manager of an instance. */
    public static IoManager create(Kernel kernel) {
        return new IoManagerImpl(kernel);
    }
}
