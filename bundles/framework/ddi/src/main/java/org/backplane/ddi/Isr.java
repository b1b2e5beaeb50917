package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * What an interrupt service routine may do: it is all that is legal at DIRQL.
 *
 * <p><b>Level:</b> DIRQL. <b>Serialised by:</b> the interrupt's line; valid while the routine runs.
 */
@ProviderType
public interface Isr {

    /** Queues the interrupt's DPC; false if it was queued already. */
    @Ddi("WdfInterruptQueueDpcForIsr")
    boolean queueDpc();
}
