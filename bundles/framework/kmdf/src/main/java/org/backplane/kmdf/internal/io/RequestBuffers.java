package org.backplane.kmdf.internal.io;

import org.backplane.ddi.Memory;
import org.backplane.ddi.RequestType;
import org.backplane.runtime.SharedMemory;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.IoType;
import org.backplane.wdm.Irp;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * What a request lets its driver read and write: two views that are made with the request, used for
 * one IRP after the other, and void between them.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> the request's owner.
 */
final class RequestBuffers {

    private final FxMemory input = new FxMemory("input");
    private final FxMemory output = new FxMemory("output");

    /** What the driver locked of the caller's memory; null for nothing, as a rule. */
    private List<FxMemory> locked;

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

    /** The caller's memory that brings something, for a driver that is in the caller's place. */
    static MemorySegment unsafeInput(RequestType type, IoType way, MemorySegment buffer, int min) {
        return unsafe(hasInput(type) && way == IoType.NEITHER, buffer, "input", min);
    }

    /** The caller's memory that wants something, for a driver that is in the caller's place. */
    static MemorySegment unsafeOutput(RequestType type, IoType way, MemorySegment buffer, int min) {
        return unsafe(hasOutput(type) && way == IoType.NEITHER, buffer, "output", min);
    }

    private static MemorySegment unsafe(
            boolean there, MemorySegment buffer, String name, int minimum) {
        if (!there) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST,
                    "the request has no " + name + " of I/O type NEITHER");
        }
        requireLength(name, buffer.byteSize(), minimum);
        return buffer;
    }

    private static boolean hasInput(RequestType type) {
        return type != RequestType.READ && type != RequestType.CREATE;
    }

    private static boolean hasOutput(RequestType type) {
        return type != RequestType.WRITE && type != RequestType.CREATE;
    }

    /** Makes a memory of the caller's, good for any thread until the request is completed. */
    Memory lock(MemorySegment buffer, boolean forWriting) {
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

    /** The bytes that come with a request of this type. */
    Memory input(RequestType type, IoType way, int length, int minimum) {
        if (!hasInput(type) || way == IoType.NEITHER) {
            throw none(type, way, "input");
        }
        return checked(input, "input", length, minimum);
    }

    /** The room that comes with a request of this type. */
    Memory output(RequestType type, IoType way, int length, int minimum) {
        if (!hasOutput(type) || way == IoType.NEITHER) {
            throw none(type, way, "output");
        }
        return checked(output, "output", length, minimum);
    }

    private static Memory checked(FxMemory memory, String name, int length, int minimum) {
        requireLength(name, length, minimum);
        return memory;
    }

    private static void requireLength(String name, long length, int minimum) {
        if (length == 0 || length < minimum) {
            throw new StatusException(
                    Status.BUFFER_TOO_SMALL,
                    "the request's %s buffer has %d bytes, which is less than the %d that are needed"
                            .formatted(name, length, Math.max(minimum, 1)));
        }
    }

    private static StatusException none(RequestType type, IoType way, String name) {
        return new StatusException(
                Status.INVALID_DEVICE_REQUEST,
                "a request of type "
                        + type
                        + (way == IoType.NEITHER ? " with I/O type NEITHER" : "")
                        + " has no "
                        + name
                        + " buffer to retrieve");
    }
}
