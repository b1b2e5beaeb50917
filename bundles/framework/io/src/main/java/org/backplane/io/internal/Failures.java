package org.backplane.io.internal;

import org.backplane.io.IoRequest;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.IrpMajor;

import java.lang.foreign.MemorySegment;

/** Says in a sentence which request failed, and how. */
final class Failures {

    private Failures() {}

    /**
     * How many bytes a request that is done has transferred.
     *
     * @throws StatusException if it failed
     */
    static int transferred(
            int major,
            int code,
            MemorySegment input,
            MemorySegment output,
            String instanceId,
            IoRequest done) {
        if (!done.status().isSuccess()) {
            throw of(major, code, input, output, instanceId, done.status());
        }
        long room = major == IrpMajor.WRITE ? input.byteSize() : output.byteSize();
        if (done.information() < 0 || done.information() > room) {
            throw new StatusException(
                    Status.UNSUCCESSFUL,
                    ("%s%s failed: its driver says that %d bytes were transferred, and there"
                                    + " are only %d; correct the driver")
                            .formatted(
                                    request(major, code, input, output),
                                    instanceId,
                                    done.information(),
                                    room));
        }
        return (int) done.information();
    }

    static StatusException of(
            int major,
            int code,
            MemorySegment input,
            MemorySegment output,
            String instanceId,
            Status status) {
        return new StatusException(
                status,
                "%s%s failed: %s (0x%08X)%s"
                        .formatted(
                                request(major, code, input, output),
                                instanceId,
                                status.name(),
                                status.code(),
                                hint(status)));
    }

    private static String request(int major, int code, MemorySegment input, MemorySegment output) {
        return switch (major) {
            case IrpMajor.READ -> "read of " + output.byteSize() + " bytes from ";
            case IrpMajor.WRITE -> "write of " + input.byteSize() + " bytes to ";
            case IrpMajor.DEVICE_CONTROL -> "device control 0x%X to ".formatted(code);
            default -> "open of ";
        };
    }

    /** Why a handle takes no requests. */
    static StatusException closed(String instanceId, Status reason) {
        return new StatusException(
                reason,
                "%s is closed: %s (0x%08X)%s"
                        .formatted(instanceId, reason.name(), reason.code(), hint(reason)));
    }

    private static String hint(Status status) {
        if (status == Status.NO_SUCH_DEVICE) {
            return "; the device is gone";
        }
        if (status == Status.INVALID_DEVICE_STATE) {
            return "; the handle is closed, or the device does not take requests at the moment";
        }
        if (status == Status.ACCESS_VIOLATION) {
            return "; the buffer is closed, read-only, or of a confined arena whose thread alone"
                    + " may use it";
        }
        return "";
    }
}
