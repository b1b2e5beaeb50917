package org.backplane.ddi;

import org.backplane.wdm.RelationType;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * EvtDeviceRelationsQuery.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the PnP manager.
 */
@ConsumerType
@FunctionalInterface
public interface EvtDeviceRelationsQuery {

    /** Brings the relations of this type up to date, before they are answered. */
    void evtDeviceRelationsQuery(RelationType type);
}
