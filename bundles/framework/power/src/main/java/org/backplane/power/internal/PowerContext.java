package org.backplane.power.internal;

import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Lock;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.Kernel;

/**
 * What the parts of one power manager share.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> its lock, held for a few instructions.
 */
final class PowerContext {

    private final Kernel kernel;
    private final PowerTimeouts timeouts;
    private final Lock lock;
    private final Faults faults;
    private final IrpQueue queue;
    private final Hangs hangs;

    PowerContext(Kernel kernel, PowerTimeouts timeouts) {
        this.kernel = kernel;
        this.timeouts = timeouts;
        lock = kernel.dispatcher().lock("power manager");
        faults = new Faults(kernel);
        queue = new IrpQueue(this, lock);
        hangs = new Hangs(this, lock);
    }

    Kernel kernel() {
        return kernel;
    }

    Dispatcher dispatcher() {
        return kernel.dispatcher();
    }

    PowerTimeouts timeouts() {
        return timeouts;
    }

    Faults faults() {
        return faults;
    }

    IrpQueue queue() {
        return queue;
    }

    Hangs hangs() {
        return hangs;
    }

    /** What is kept of a device; made if there is nothing yet. */
    DevicePower device(DeviceObject pdo) {
        if (pdo.powerExtension() instanceof DevicePower known) {
            return known;
        }
        lock.acquire();
        try {
            if (pdo.powerExtension() instanceof DevicePower known) {
                return known;
            }
            DevicePower fresh = new DevicePower(pdo);
            pdo.powerExtension(fresh);
            return fresh;
        } finally {
            lock.release();
        }
    }
}
