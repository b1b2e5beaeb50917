package org.backplane.kmdf.internal.hardware;

import org.backplane.ddi.InterruptLine;
import org.backplane.ddi.IoResourceDescriptor;
import org.backplane.ddi.RegisterAccess;
import org.backplane.ddi.ResourceDescriptor;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.IoResource;
import org.backplane.wdm.RegisterBank;
import org.backplane.wdm.Resource;

/** What drivers write in lists of resources, checked, and what they read there. */
final class Descriptors {

    private Descriptors() {}

    /** A bus driver's side of a range, for the floor. */
    private record Bank(RegisterAccess access) implements RegisterBank {

        @Override
        public long read(int width, long offset) {
            return access.read(width, offset);
        }

        @Override
        public void write(int width, long offset, long value) {
            access.write(width, offset, value);
        }
    }

    static RegisterBank bank(RegisterAccess access, String what) {
        if (access == null) {
            throw refused("%s lacks what answers reads and writes".formatted(what));
        }
        return new Bank(access);
    }

    static org.backplane.wdm.InterruptLine line(InterruptLine line, int vector) {
        if (line instanceof FxInterruptLine own) {
            return own.line();
        }
        throw refused(
                "the line of interrupt "
                        + vector
                        + " does not come from createInterruptLine of the bus's device");
    }

    static void checkLength(String kind, long start, long length) {
        if (length < 1) {
            throw refused(
                    "the %s resource at 0x%X is %d long; it needs at least 1"
                            .formatted(kind, start, length));
        }
    }

    static void checkRange(String kind, long minimum, long maximum, long length) {
        checkLength(kind, minimum, length);
        if (minimum < 0 || maximum - minimum < length - 1) {
            throw refused(
                    "a %s resource of %d does not fit between 0x%X and 0x%X"
                            .formatted(kind, length, minimum, maximum));
        }
    }

    static void checkAlignment(String kind, long alignment) {
        if (alignment < 1 || Long.bitCount(alignment) != 1) {
            throw refused(
                    "the alignment %d of a %s resource is no power of two"
                            .formatted(alignment, kind));
        }
    }

    static StatusException refused(String sentence) {
        return new StatusException(Status.INVALID_PARAMETER, sentence);
    }

    static int checkIndex(String list, int index, int size) {
        if (index < 0 || index >= size) {
            throw refused(
                    "%s has no entry %d: it has %d, counted from 0".formatted(list, index, size));
        }
        return index;
    }

    static ResourceDescriptor read(Resource resource) {
        return switch (resource) {
            case Resource.Memory memory ->
                    new ResourceDescriptor.Memory(memory.start(), memory.length());
            case Resource.Port port -> new ResourceDescriptor.Port(port.start(), port.length());
            case Resource.Interrupt interrupt ->
                    new ResourceDescriptor.Interrupt(interrupt.vector());
            case Resource.Dma dma -> new ResourceDescriptor.Dma(dma.channel());
            case Resource.BusNumber number ->
                    new ResourceDescriptor.BusNumber(number.start(), number.length());
        };
    }

    static IoResourceDescriptor read(IoResource resource) {
        return switch (resource) {
            case IoResource.Memory memory ->
                    new IoResourceDescriptor.Memory(
                            memory.option(),
                            memory.minimum(),
                            memory.maximum(),
                            memory.length(),
                            memory.alignment());
            case IoResource.Port port ->
                    new IoResourceDescriptor.Port(
                            port.option(),
                            port.minimum(),
                            port.maximum(),
                            port.length(),
                            port.alignment());
            case IoResource.Interrupt interrupt ->
                    new IoResourceDescriptor.Interrupt(
                            interrupt.option(),
                            interrupt.minimumVector(),
                            interrupt.maximumVector(),
                            interrupt.shared());
            case IoResource.Dma dma ->
                    new IoResourceDescriptor.Dma(
                            dma.option(), dma.minimumChannel(), dma.maximumChannel());
            case IoResource.BusNumber number ->
                    new IoResourceDescriptor.BusNumber(
                            number.option(), number.minimum(), number.maximum(), number.length());
        };
    }
}
