package org.backplane.io.internal;

import org.backplane.runtime.SharedMemory;
import org.backplane.status.Status;
import org.backplane.wdm.IoType;
import org.backplane.wdm.Irp;

import java.lang.foreign.MemorySegment;

/**
 * An IRP, and how the application's bytes get to the drivers and back: through the IRP's system
 * buffer or not, as the stack's I/O type says.
 *
 * <p>The system buffer stays with the IRP for its next use, unless it is large. It is not wiped:
 * who is to see what a device answered sees no more than the bytes that its driver spoke of.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> who holds the request.
 */
final class Transfer {

    private static final int LEAST = 64;
    private static final int LARGEST_KEPT = 64 * 1024;

    private final Irp irp;
    private MemorySegment system = MemorySegment.NULL;

    /** The system buffer at the lengths of the last request, which are often those of the next. */
    private MemorySegment systemInput = MemorySegment.NULL;

    private MemorySegment systemOutput = MemorySegment.NULL;

    /** Where the application wants to have what is in the system buffer afterwards; or null. */
    private MemorySegment target;

    Transfer(int stackSize) {
        irp = new Irp(stackSize);
    }

    Irp irp() {
        return irp;
    }

    /**
     * Sets the IRP's buffers.
     *
     * @param device the I/O type of the top of the stack
     * @param waits whether the caller waits for the request and fetches its output itself
     * @return ACCESS_VIOLATION if the application's memory is no good for this
     */
    Status open(
            int major,
            int code,
            IoType device,
            MemorySegment input,
            MemorySegment output,
            boolean waits) {
        IoType in = input.byteSize() == 0 ? IoType.NEITHER : IoType.ofInput(major, code, device);
        IoType out = output.byteSize() == 0 ? IoType.NEITHER : IoType.ofOutput(major, code, device);
        boolean far = out == IoType.DIRECT || (out == IoType.BUFFERED && !waits);
        if ((in == IoType.DIRECT && !isFitForAnyThread(input))
                || (far && !isFitForAnyThread(output))
                || (out != IoType.NEITHER && output.isReadOnly())) {
            return Status.ACCESS_VIOLATION;
        }
        long needed =
                Math.max(
                        in == IoType.BUFFERED ? input.byteSize() : 0,
                        out == IoType.BUFFERED ? output.byteSize() : 0);
        if (needed > system.byteSize()) {
            replaceSystemBuffer(needed);
        }
        if (in == IoType.BUFFERED) {
            systemInput = view(systemInput, input.byteSize());
            if (!copy(input, systemInput, input.byteSize())) {
                return Status.ACCESS_VIOLATION;
            }
        }
        if (out == IoType.BUFFERED) {
            systemOutput = view(systemOutput, output.byteSize());
            target = output;
        }
        irp.buffers(
                in == IoType.BUFFERED ? systemInput : input,
                out == IoType.BUFFERED ? systemOutput : output);
        return Status.SUCCESS;
    }

    /**
     * Copies what the drivers answered to the application, where they did not write there.
     *
     * @return the status that the application is to see
     */
    Status close(Status status, long information) {
        MemorySegment wanted = target;
        if (wanted == null || status.isError() || information <= 0) {
            return status;
        }
        long length = Math.min(information, wanted.byteSize());
        return copy(systemOutput, wanted, length) ? status : Status.ACCESS_VIOLATION;
    }

    /** Makes the IRP as good as new. */
    void reuse() {
        irp.reuse();
        target = null;
        if (system.byteSize() > LARGEST_KEPT) {
            replaceSystemBuffer(0);
        }
    }

    private void replaceSystemBuffer(long size) {
        system =
                size == 0
                        ? MemorySegment.NULL
                        : MemorySegment.ofArray(new byte[Math.toIntExact(roundedUp(size))]);
        systemInput = MemorySegment.NULL;
        systemOutput = MemorySegment.NULL;
    }

    private static long roundedUp(long size) {
        return size > LARGEST_KEPT ? size : Math.max(LEAST, Long.highestOneBit(size - 1) << 1);
    }

    private MemorySegment view(MemorySegment last, long length) {
        return last.byteSize() == length ? last : system.asSlice(0, length);
    }

    private static boolean isFitForAnyThread(MemorySegment segment) {
        return SharedMemory.isShared(segment) && segment.scope().isAlive();
    }

    /** False if the application's memory is closed, or another thread's. */
    private static boolean copy(MemorySegment from, MemorySegment to, long length) {
        try {
            MemorySegment.copy(from, 0, to, 0, length);
            return true;
        } catch (WrongThreadException | IllegalStateException e) {
            return false;
        }
    }
}
