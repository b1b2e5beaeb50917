package org.backplane.io.internal;

import org.backplane.io.DeviceHandle;
import org.backplane.io.IoManager;
import org.backplane.wdm.Kernel;
import org.backplane.wdm.OpenTarget;
import org.backplane.wdm.security.AccessMask;
import org.backplane.wdm.security.AccessToken;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Opens devices of one instance.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> nothing; has no state of its own.
 */
@Component(service = IoManager.class)
public final class IoManagerImpl implements IoManager {

    private static final int EVERYTHING = AccessMask.GENERIC_READ | AccessMask.GENERIC_WRITE;

    private final Kernel kernel;

    /** Makes the I/O manager of an instance. */
    @Activate
    public IoManagerImpl(@Reference Kernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public DeviceHandle open(String name) {
        return open(name, AccessToken.SYSTEM, EVERYTHING);
    }

    @Override
    public DeviceHandle open(String name, AccessToken caller, int desiredAccess) {
        OpenTarget target = OpenTarget.resolve(kernel, name);
        target.check(caller, desiredAccess);
        Handle handle = new Handle(kernel, target, desiredAccess);
        handle.register();
        // A removal takes the name away before it closes the handles that it finds: it has
        // either found this one by now, or what it did first shows here.
        if (!target.openable().getAsBoolean()) {
            handle.close();
            throw target.gone();
        }
        handle.create();
        return handle;
    }
}
