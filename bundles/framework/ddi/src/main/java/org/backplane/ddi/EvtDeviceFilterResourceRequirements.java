package org.backplane.ddi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * EvtDeviceFilterRemoveResourceRequirements and EvtDeviceFilterAddResourceRequirements.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the PnP manager. <b>Throws:</b> StatusException;
 * the device is not started then.
 */
@ConsumerType
@FunctionalInterface
public interface EvtDeviceFilterResourceRequirements {

    /**
     * Changes what is asked for.
     *
     * @param requirements the bus's, with the changes that other drivers made
     */
    void evtDeviceFilterResourceRequirements(IoResourceRequirementsList requirements);
}
