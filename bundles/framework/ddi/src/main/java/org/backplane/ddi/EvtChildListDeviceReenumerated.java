package org.backplane.ddi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * EvtChildListDeviceReenumerated.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> nothing.
 */
@ConsumerType
@FunctionalInterface
public interface EvtChildListDeviceReenumerated {

    /**
     * Says how a child is found again that is about to be taken for missing; {@link
     * PdoDevice#updateAddressDescription} of the old device gives the new one its address.
     *
     * @param address of the old device; null if it has none
     * @return whether to go on
     */
    boolean evtChildListDeviceReenumerated(ChildList list, Device oldDevice, Object address);
}
