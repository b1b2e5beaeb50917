package org.backplane.ddi;

/** Why a queue stops (WDF_REQUEST_STOP_ACTION_FLAGS). */
public enum IoStopReason {
    /** The device leaves D0 and may come back. */
    SUSPEND,
    /** The device is removed. */
    PURGE
}
