package org.backplane.ddi;

/** Power states of a device (WDF_POWER_DEVICE_STATE). */
public enum PowerDeviceState {
    /** Working. */
    D0,
    /** Sleeping, lightly. */
    D1,
    /** Sleeping. */
    D2,
    /** Off, or as good as off. */
    D3,
    /** Off because the device stops or leaves; also the state before the first start. */
    D3_FINAL,
    /** Off, except for what is needed to save memory for hibernation. */
    PREPARE_FOR_HIBERNATION
}
