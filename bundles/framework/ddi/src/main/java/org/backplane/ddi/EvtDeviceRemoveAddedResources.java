package org.backplane.ddi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * EvtDeviceRemoveAddedResources.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the PnP state machine. <b>Throws:</b>
 * StatusException if the device cannot start.
 */
@ConsumerType
@FunctionalInterface
public interface EvtDeviceRemoveAddedResources {

    /**
     * Takes out the resources that EvtDeviceFilterAddResourceRequirements asked for, before the
     * drivers below see what was assigned. The driver itself sees all of them.
     *
     * @param raw as the bus sees them
     * @param translated as drivers reach them; both lists have the same order
     */
    void evtDeviceRemoveAddedResources(RemovableResourceList raw, RemovableResourceList translated);
}
