package org.backplane.wdm;

/** Flags that a stack reports about its device (PNP_DEVICE_STATE). */
public enum PnpDeviceState {
    /** PNP_DEVICE_FAILED: the device does not work any more. */
    FAILED,
    /** PNP_DEVICE_REMOVED: the device is not there any more. */
    REMOVED,
    /** PNP_DEVICE_DISABLED: the device is out of service. */
    DISABLED,
    /** PNP_DEVICE_DONT_DISPLAY_IN_UI: people are not to see it. */
    DONT_DISPLAY_IN_UI,
    /** PNP_DEVICE_NOT_DISABLEABLE: it may not be disabled, nor may those above it. */
    NOT_DISABLEABLE,
    /** PNP_DEVICE_RESOURCE_REQUIREMENTS_CHANGED: it needs other resources than it has. */
    RESOURCE_REQUIREMENTS_CHANGED
}
