package org.backplane.kmdf.internal.hardware;

/** The states of an interrupt that can wake its device (WakeInterrupt*). */
public enum WakeInterruptState {
    FAILED,
    D0,
    DX,
    WAKING,
    INVOKING_EVT_ISR_POST_WAKE,
    COMPLETING_D0,
    INVOKING_EVT_ISR_IN_D0,
    DX_NOT_ARMED_FOR_WAKE,
    INVOKING_EVT_ISR_IN_DX_NOT_ARMED_FOR_WAKE
}
