package org.backplane.ddi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * EvtChildListScanForChildren.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the power state machine of the bus.
 */
@ConsumerType
@FunctionalInterface
public interface EvtChildListScanForChildren {

    /** Looks who is on the bus, and reports it to the list. */
    void evtChildListScanForChildren(ChildList list);
}
