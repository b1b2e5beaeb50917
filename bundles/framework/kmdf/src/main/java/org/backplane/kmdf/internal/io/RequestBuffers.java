package org.backplane.kmdf.internal.io;

import org.backplane.ddi.Memory;
import org.backplane.ddi.RequestType;
import org.backplane.kmdf.internal.support.FxMemory;
import org.backplane.runtime.SharedMemory;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.IoStackLocation;
import org.backplane.wdm.IoType;
import org.backplane.wdm.Irp;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * What a request lets its driver read and write, as the I/O type of its device or control code
 * says: two views that are made with the request, used for one IRP after the other, and void
 * between them; or, in the caller's place, the caller's memory itself.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> the request's owner.
 */
final class RequestBuffers {

    private final FxRequest request;
    private final FxMemory input = new FxMemory("input");
    private final FxMemory output = new FxMemory("output");

    /** What the driver locked of the caller's memory; null for nothing, as a rule. */
    private List<FxMemory> locked;

    RequestBuffers(FxRequest request) {
        this.request = request;
    }

    void open(Irp irp) {
        input.open(irp.input());
        output.open(irp.output());
    }

    void close() {
        input.close();
        output.close();
        if (locked != null) {
            locked.forEach(FxMemory::close);
            locked = null;
        }
    }

    // ------------------------------------------------------------------ what every thread may use

    /** The bytes that come with the request. */
    Memory input(int minimum) {
        IoType way = inputType();
        if (!hasInput() || way == IoType.NEITHER) {
            throw none("input", way);
        }
        requireLength("input", request.location.inputLength(), minimum);
        return input;
    }

    /** The room that comes with the request. */
    Memory output(int minimum) {
        IoType way = outputType();
        if (!hasOutput() || way == IoType.NEITHER) {
            throw none("output", way);
        }
        requireLength("output", request.location.outputLength(), minimum);
        return output;
    }

    // ------------------------------------------------------------------ in the caller's place

    /** The caller's memory with the bytes that come. */
    MemorySegment unsafeInput(int minimum) {
        requireCallerContext();
        IoType way = inputType();
        if (!hasInput() || way != IoType.NEITHER) {
            throw none("input", way);
        }
        requireLength("input", request.location.inputLength(), minimum);
        return request.irp.input();
    }

    /** The caller's memory for the bytes that go. */
    MemorySegment unsafeOutput(int minimum) {
        requireCallerContext();
        IoType way = outputType();
        if (!hasOutput() || way != IoType.NEITHER) {
            throw none("output", way);
        }
        requireLength("output", request.location.outputLength(), minimum);
        return request.irp.output();
    }

    /** Makes a memory of the caller's, good for any thread until the request is completed. */
    Memory lock(MemorySegment buffer, boolean forWriting) {
        requireCallerContext();
        if (buffer.byteSize() == 0) {
            throw new StatusException(
                    Status.INVALID_USER_BUFFER, "there is nothing to lock in an empty buffer");
        }
        if (!SharedMemory.isShared(buffer)
                || !buffer.scope().isAlive()
                || (forWriting && buffer.isReadOnly())) {
            throw new StatusException(
                    Status.ACCESS_VIOLATION,
                    "the caller's buffer is closed, read-only, or of a confined arena whose thread"
                            + " alone may use it; copy it in EvtIoInCallerContext instead");
        }
        FxMemory memory = new FxMemory("locked");
        memory.open(forWriting ? buffer : buffer.asReadOnly());
        if (locked == null) {
            locked = new ArrayList<>(2);
        }
        locked.add(memory);
        return memory;
    }

    private void requireCallerContext() {
        if (!request.queue.isOfCallerContext() || !request.isWithDriver()) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST,
                    "the caller's memory is for EvtIoInCallerContext only");
        }
    }

    // ------------------------------------------------------------------ rules

    private IoType inputType() {
        IoStackLocation location = request.location;
        return IoType.ofInput(location.major(), location.controlCode(), deviceType());
    }

    private IoType outputType() {
        IoStackLocation location = request.location;
        return IoType.ofOutput(location.major(), location.controlCode(), deviceType());
    }

    private IoType deviceType() {
        return request.queue.host().deviceObject().ioType();
    }

    private boolean hasInput() {
        return request.type != RequestType.READ && request.type != RequestType.CREATE;
    }

    private boolean hasOutput() {
        return request.type != RequestType.WRITE && request.type != RequestType.CREATE;
    }

    private static void requireLength(String name, int length, int minimum) {
        if (length == 0 || length < minimum) {
            throw new StatusException(
                    Status.BUFFER_TOO_SMALL,
                    "the request's %s buffer has %d bytes, which is less than the %d that are needed"
                            .formatted(name, length, Math.max(minimum, 1)));
        }
    }

    private StatusException none(String name, IoType way) {
        return new StatusException(
                Status.INVALID_DEVICE_REQUEST,
                "a request of type %s with I/O type %s has no such %s buffer"
                        .formatted(request.type, way, name));
    }
}
