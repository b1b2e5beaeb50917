package org.backplane.kmdf.internal.policy;

import org.backplane.kmdf.internal.pnp.PnpDevice;
import org.backplane.kmdf.internal.pnp.PnpEvent;
import org.backplane.kmdf.internal.power.PowerEvent;

/**
 * Whom power policy talks to.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> the machines behind it.
 */
public interface PolicyHost {

    /** The device. */
    PnpDevice device();

    /** Hands an event to the device's power machine. */
    void postToPower(PowerEvent event);

    /** Hands an event to the device's PnP machine. */
    void postToPnp(PnpEvent event);
}
