package org.backplane.ddi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * EvtChildListIdentificationDescriptionCompare.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> the child list, whose lock is held: no
 * method of the list may be called.
 */
@ConsumerType
@FunctionalInterface
public interface EvtChildListIdentificationDescriptionCompare {

    /** Whether both stand for the same child. */
    boolean evtChildListIdentificationDescriptionCompare(Object first, Object second);
}
