package org.backplane.ddi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * EvtChildListIdentificationDescriptionCleanup and EvtChildListAddressDescriptionCleanup.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> nothing.
 */
@ConsumerType
@FunctionalInterface
public interface EvtChildListDescriptionCleanup {

    /** Frees what goes with a description that the list has let go of. */
    void evtChildListDescriptionCleanup(Object description);
}
