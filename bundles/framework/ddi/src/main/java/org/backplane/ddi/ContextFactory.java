package org.backplane.ddi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Makes contexts of one type, one for each object.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> nothing.
 *
 * @param <T> the contexts' type
 */
@ConsumerType
@FunctionalInterface
public interface ContextFactory<T> {

    /** A new context; not null. */
    T makeContext();
}
