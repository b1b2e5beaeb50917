package org.backplane.ddi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * EvtChildListCreateDevice: makes the PDO of a child that the bus reported.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the child list. <b>Throws:</b> StatusException if
 * the child cannot be made; it is reported, and asked for again at the next scan. A child that will
 * never be made is left out for good by {@link ChildList#missing}.
 */
@ConsumerType
@FunctionalInterface
public interface EvtChildListCreateDevice {

    /**
     * Gives the child its IDs, creates it and registers its callbacks.
     *
     * @param description the identification description that the bus added; {@link
     *     ChildList#retrieveAddressDescription} finds the other one
     */
    void evtChildListCreateDevice(Object description, PdoInit init);
}
