package org.backplane.wdm;

/** Flags that a stack reports about its device (PNP_DEVICE_STATE). */
public enum PnpDeviceState {
    /** PNP_DEVICE_FAILED: the device does not work any more. */
    FAILED,
    /** PNP_DEVICE_REMOVED: the device is not there any more. */
    REMOVED
}
