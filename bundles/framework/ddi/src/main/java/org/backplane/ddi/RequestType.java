package org.backplane.ddi;

/** What a request asks for (WDF_REQUEST_TYPE). */
public enum RequestType {
    /** A handle is being opened. */
    CREATE,
    /** Bytes from the device. */
    READ,
    /** Bytes to the device. */
    WRITE,
    /** A control code with input and output. */
    DEVICE_CONTROL,
    /** A control code between drivers. */
    DEVICE_CONTROL_INTERNAL
}
