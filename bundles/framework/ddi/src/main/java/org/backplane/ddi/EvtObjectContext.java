package org.backplane.ddi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears of one context of an object: that its object is cleaned up, that it is destroyed, or that
 * the context is to be as new.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> nothing.
 *
 * @param <T> the context's type
 */
@ConsumerType
@FunctionalInterface
public interface EvtObjectContext<T> {

    /** Called with the context that it was registered with. */
    void evtObjectContext(T context);
}
