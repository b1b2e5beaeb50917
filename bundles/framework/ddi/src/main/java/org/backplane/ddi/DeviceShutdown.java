package org.backplane.ddi;

/** When a control device is told that the system goes down (WDF_DEVICE_SHUTDOWN_FLAGS). */
public enum DeviceShutdown {
    /** With the others, while everything works. */
    SHUTDOWN,
    /** After the others, as one of the last. */
    LAST_CHANCE
}
