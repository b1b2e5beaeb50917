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

    /** EvtInterruptEnable: let the hardware raise interrupts. */
    InterruptConfig evtInterruptEnable(Runnable callback);

    /** EvtInterruptDisable: keep the hardware from raising interrupts. */
    InterruptConfig evtInterruptDisable(Runnable callback);
}
