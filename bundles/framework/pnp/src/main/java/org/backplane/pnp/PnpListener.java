package org.backplane.pnp;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears of devices that come, change and go.
 *
 * <p><b>Level:</b> PASSIVE; must not block. <b>Serialised by:</b> per device; calls for one device
 * come in order.
 */
@ConsumerType
@FunctionalInterface
public interface PnpListener {

    /** The node is new or has changed; it is gone if its status is DISCONNECTED. */
    void deviceChanged(DeviceNode node);
}
