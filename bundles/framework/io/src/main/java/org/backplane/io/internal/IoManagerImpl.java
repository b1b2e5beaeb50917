package org.backplane.io.internal;

import org.backplane.io.DeviceHandle;
import org.backplane.io.IoManager;
import org.backplane.wdm.InterfaceName;
import org.backplane.wdm.Kernel;
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

    private final Kernel kernel;

    /** Makes the I/O manager of an instance. */
    @Activate
    public IoManagerImpl(@Reference Kernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public DeviceHandle open(String name) {
        InterfaceName target = InterfaceName.resolve(kernel.deviceInterfaces(), name);
        Handle handle = new Handle(kernel, target.deviceInterface().pdo(), target.rest());
        handle.register();
        // A removal disables the interface before it closes the handles that it finds: it has
        // either found this one by now, or what it did first shows here.
        if (!target.deviceInterface().isEnabled()) {
            handle.close();
            throw InterfaceName.notReady(name);
        }
        handle.create();
        return handle;
    }
}
