package org.backplane.ddi;

/**
 * When EvtDeviceReleaseHardware runs for a started device that fails to change its power state
 * (WDF_RELEASE_HARDWARE_ORDER_ON_FAILURE).
 */
public enum ReleaseHardwareOrderOnFailure {
    /** At once. */
    EARLIEST_POSSIBLE,
    /** When the device is removed, after all its children. */
    AFTER_DESCENDANTS
}
