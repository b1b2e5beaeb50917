package org.backplane.kmdf.internal.hardware;

/** What can happen to an interrupt that can wake its device (WakeInterruptEvent*). */
public enum WakeInterruptEvent {
    ISR,
    ENTERING_D0,
    LEAVING_D0,
    D0_ENTRY_FAILED,
    LEAVING_D0_NOT_ARMED_FOR_WAKE
}
