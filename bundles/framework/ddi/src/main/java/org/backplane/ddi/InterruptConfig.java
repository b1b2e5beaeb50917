package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The callbacks of an interrupt (WDF_INTERRUPT_CONFIG).
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the method that it was handed to.
 */
@ProviderType
public interface InterruptConfig {

    /** EvtInterruptIsr, at DIRQL; needed. */
    InterruptConfig evtInterruptIsr(EvtInterruptIsr callback);

    /** EvtInterruptDpc, at DISPATCH; not serialised with queues, as KMDF's default is. */
    InterruptConfig evtInterruptDpc(Runnable callback);

    /**
     * The service routine and the enable and disable callbacks run at PASSIVE, under a lock that
     * may be waited for (PassiveHandling). The line stays masked until the service routine has
     * returned.
     */
    InterruptConfig passiveHandling();

    /**
     * The interrupt can wake the device from a low-power state (CanWakeDevice): it stays connected
     * while the device sleeps and is armed, and if it fires its service routine runs when the
     * device is in D0 again, right after EvtDeviceD0Entry. Needs {@link #passiveHandling}; not for
     * PDOs.
     */
    InterruptConfig canWakeDevice();

    /** EvtInterruptEnable: let the hardware raise interrupts. */
    InterruptConfig evtInterruptEnable(Runnable callback);

    /** EvtInterruptDisable: keep the hardware from raising interrupts. */
    InterruptConfig evtInterruptDisable(Runnable callback);
}
