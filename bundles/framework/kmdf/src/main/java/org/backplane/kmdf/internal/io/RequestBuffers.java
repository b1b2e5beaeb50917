package org.backplane.kmdf.internal.io;

import org.backplane.ddi.Memory;
import org.backplane.ddi.RequestType;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.IoType;
import org.backplane.wdm.Irp;

/**
 * What a request lets its driver read and write: two views that are made with the request, used for
 * one IRP after the other, and void between them.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> the request's owner.
 */
final class RequestBuffers {

    private final FxMemory input = new FxMemory("input");
    private final FxMemory output = new FxMemory("output");

    void open(Irp irp) {
        input.open(irp.input());
        output.open(irp.output());
    }

    void close() {
        input.close();
        output.close();
    }

    /** The bytes that come with a request of this type. */
    Memory input(RequestType type, IoType way, int length, int minimum) {
        if (type == RequestType.READ || type == RequestType.CREATE || way == IoType.NEITHER) {
            throw none(type, way, "input");
        }
        return checked(input, "input", length, minimum);
    }

    /** The room that comes with a request of this type. */
    Memory output(RequestType type, IoType way, int length, int minimum) {
        if (type == RequestType.WRITE || type == RequestType.CREATE || way == IoType.NEITHER) {
            throw none(type, way, "output");
        }
        return checked(output, "output", length, minimum);
    }

    private static Memory checked(FxMemory memory, String name, int length, int minimum) {
        if (length == 0 || length < minimum) {
            throw new StatusException(
                    Status.BUFFER_TOO_SMALL,
                    "the request's %s buffer has %d bytes, which is less than the %d that are needed"
                            .formatted(name, length, Math.max(minimum, 1)));
        }
        return memory;
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
