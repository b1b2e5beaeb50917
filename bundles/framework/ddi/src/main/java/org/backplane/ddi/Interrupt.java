package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A device's interrupt (WDFINTERRUPT). It is connected after EvtDeviceD0Entry and disconnected
 * before EvtDeviceD0Exit.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> nothing.
 */
@ProviderType
public interface Interrupt extends FrameworkObject {

    /** Queues the DPC from outside the ISR; false if it was queued already. */
    @Ddi("WdfInterruptQueueDpcForIsr")
    boolean queueDpc();
}
