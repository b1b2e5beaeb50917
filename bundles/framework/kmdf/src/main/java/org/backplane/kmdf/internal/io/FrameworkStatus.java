package org.backplane.kmdf.internal.io;

import org.backplane.status.Status;

/** Keeps the framework's own status codes inside: what leaves with an IRP is of the system. */
final class FrameworkStatus {

    /** FACILITY_DRIVER_FRAMEWORK, in the place where a code has its facility. */
    private static final int FACILITY = 0x20 << 16;

    private static final int FACILITY_MASK = 0xFFF << 16;

    private FrameworkStatus() {}

    /** What an IRP that a driver completes with {@code status} completes with. */
    static Status toNt(Status status) {
        if ((status.code() & FACILITY_MASK) != FACILITY) {
            return status;
        }
        if (status == Status.WDF_PAUSED || status == Status.WDF_BUSY) {
            return Status.DEVICE_BUSY;
        }
        if (status == Status.WDF_INTERNAL_ERROR) {
            return Status.INTERNAL_ERROR;
        }
        return status == Status.WDF_NOT_ENOUGH_MAP_REGISTERS
                ? Status.INSUFFICIENT_RESOURCES
                : Status.INVALID_DEVICE_REQUEST;
    }
}
