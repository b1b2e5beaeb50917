package org.backplane.power;

import org.backplane.power.internal.PowerManagerImpl;
import org.backplane.power.internal.PowerTimeouts;
import org.backplane.wdm.Kernel;

/**
 * Makes power managers, for whoever wires an instance by hand; in OSGi the manager is a service.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> nothing.
 */
public final class PowerManagers {

    private PowerManagers() {}

    /** Starts the power manager of an instance, before its PnP manager. */
    public static PowerInstance start(Kernel kernel) {
        return new PowerManagerImpl(kernel, PowerTimeouts.fromProperties());
    }

    /**
     * Starts the power manager of an instance, before its PnP manager.
     *
     * @param irpTimeoutNanos how long a driver may keep a power IRP before it is written off
     */
    public static PowerInstance start(Kernel kernel, long irpTimeoutNanos) {
        return new PowerManagerImpl(
                kernel, PowerTimeouts.fromProperties().withIrpTimeout(irpTimeoutNanos));
    }
}
