package org.backplane.ddi;

/**
 * How a driver gets at the buffers of reads and writes (WDF_DEVICE_IO_TYPE). Those of a device
 * control come as its code says; see {@link ControlCode}.
 */
public enum DeviceIoType {
    /**
     * The caller's memory as it is. It can be used in EvtIoInCallerContext only, or what that has
     * locked.
     */
    NEITHER,
    /** A copy in a buffer of the system; good for what is small. The default. */
    BUFFERED,
    /** The caller's memory itself, without a copy; good for what is large. */
    DIRECT
}
