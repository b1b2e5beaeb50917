package org.backplane.ddi;

/**
 * What a device can do about itself while it idles and the system works
 * (WDF_POWER_POLICY_S0_IDLE_CAPABILITIES).
 */
public enum S0IdleCapabilities {
    /** It sleeps until it is needed (IdleCannotWakeFromS0). */
    CANNOT_WAKE_FROM_S0,
    /** It sleeps, and wakes up by itself (IdleCanWakeFromS0). */
    CAN_WAKE_FROM_S0,
    /** As {@link #CAN_WAKE_FROM_S0}, with the leave of its USB hub (IdleUsbSelectiveSuspend). */
    USB_SELECTIVE_SUSPEND
}
