package org.backplane.ddi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Arms a device that is to wake the system, and hears why (EvtDeviceArmWakeFromSxWithReason).
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the device's PnP and power callbacks.
 */
@ConsumerType
@FunctionalInterface
public interface EvtDeviceArmWakeFromSxWithReason {

    /**
     * Called when I/O has stopped and the device is still in D0; a StatusException says that it
     * cannot be armed.
     *
     * @param deviceWakeEnabled whether the device itself is to wake the system
     * @param childrenArmedForWake whether children are, through it
     */
    void evtDeviceArmWakeFromSxWithReason(boolean deviceWakeEnabled, boolean childrenArmedForWake);
}
