package org.backplane.ddi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A device interface has come or gone (DRIVER_NOTIFICATION_CALLBACK_ROUTINE for
 * EventCategoryDeviceInterfaceChange).
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> its notification; one change after the other.
 */
@ConsumerType
@FunctionalInterface
public interface EvtDeviceInterfaceChange {

    /**
     * Takes note. A change may be out of date by now: a device that has come may be gone.
     *
     * @param symbolicLink the name to open
     * @param arrived whether it has come; false if it has gone
     */
    void evtDeviceInterfaceChange(String symbolicLink, boolean arrived);
}
