package org.backplane.wdm;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * An interrupt service routine (KSERVICE_ROUTINE).
 *
 * <p><b>Level:</b> DIRQL. <b>Serialised by:</b> the line: routines of one line never overlap.
 */
@ConsumerType
@FunctionalInterface
public interface InterruptService {

    /** Quiets the device if it raised the interrupt; returns whether it did. */
    boolean service();
}
