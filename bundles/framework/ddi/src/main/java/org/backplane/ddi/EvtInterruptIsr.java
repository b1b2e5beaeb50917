package org.backplane.ddi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * EvtInterruptIsr.
 *
 * <p><b>Level:</b> DIRQL. <b>Serialised by:</b> the interrupt's line.
 */
@ConsumerType
@FunctionalInterface
public interface EvtInterruptIsr {

    /**
     * Finds out whether the device raised the interrupt, quiets it, and queues the DPC for the
     * rest.
     *
     * @return whether it was this device; lines may be shared
     */
    boolean evtInterruptIsr(Isr isr);
}
