package org.backplane.io.internal;

import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.IrpMajor;

import java.lang.foreign.MemorySegment;

/** Says in a sentence which request failed. */
final class Failures {

    private Failures() {}

    static StatusException of(
            int major,
            int code,
            MemorySegment input,
            MemorySegment output,
            String instanceId,
            Status status) {
        String request =
                switch (major) {
                    case IrpMajor.READ -> "read of " + output.byteSize() + " bytes from ";
                    case IrpMajor.WRITE -> "write of " + input.byteSize() + " bytes to ";
                    case IrpMajor.DEVICE_CONTROL -> "device control 0x%X to ".formatted(code);
                    default -> "open of ";
                };
        return new StatusException(
                status,
                "%s%s failed: %s (0x%08X)%s"
                        .formatted(
                                request, instanceId, status.name(), status.code(), hint(status)));
    }

    private static String hint(Status status) {
        if (status == Status.NO_SUCH_DEVICE) {
            return "; the device is gone";
        }
        if (status == Status.INVALID_DEVICE_STATE) {
            return "; the handle is closed, or the device does not take requests at the moment";
        }
        return "";
    }
}
