package org.backplane.kmdf.internal.hardware;

import org.backplane.kmdf.internal.state.MachineHost;

/**
 * Whom interrupts that can wake their device talk to.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the machines behind it.
 */
public interface WakeInterruptHost {

    /** What the machines of the device share. */
    MachineHost machines();

    /** Every wake interrupt of the device has made the step that it was told to make. */
    void wakeInterruptsSettled();

    /** A wake interrupt of the sleeping device has fired. */
    void wakeInterruptFired();
}
