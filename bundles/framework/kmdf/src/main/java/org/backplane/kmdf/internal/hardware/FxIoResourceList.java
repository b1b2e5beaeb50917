package org.backplane.kmdf.internal.hardware;

import org.backplane.ddi.InterruptLine;
import org.backplane.ddi.IoResourceDescriptor;
import org.backplane.ddi.IoResourceList;
import org.backplane.ddi.IoResourceWriter;
import org.backplane.ddi.RegisterAccess;
import org.backplane.wdm.IoResource;
import org.backplane.wdm.RegisterBank;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * One logical configuration of a device, as a driver writes it down.
 *
 * <p><b>Serialised by:</b> the callback that the requirements were handed to.
 */
final class FxIoResourceList implements IoResourceList {

    private static final String LIST = "a logical configuration";

    private final List<IoResource> resources;

    FxIoResourceList(List<IoResource> from) {
        resources = new ArrayList<>(from);
    }

    List<IoResource> build() {
        return List.copyOf(resources);
    }

    @Override
    public IoResourceList memory(
            IoResource.Option option,
            long minimum,
            long maximum,
            long length,
            long alignment,
            RegisterAccess access) {
        return end().memory(option, minimum, maximum, length, alignment, access);
    }

    @Override
    public IoResourceList port(
            IoResource.Option option,
            long minimum,
            long maximum,
            long length,
            long alignment,
            RegisterAccess access) {
        return end().port(option, minimum, maximum, length, alignment, access);
    }

    @Override
    public IoResourceList interrupt(
            IoResource.Option option,
            int minimum,
            int maximum,
            boolean shared,
            InterruptLine line) {
        return end().interrupt(option, minimum, maximum, shared, line);
    }

    @Override
    public IoResourceList dma(IoResource.Option option, int minimum, int maximum) {
        return end().dma(option, minimum, maximum);
    }

    @Override
    public IoResourceList busNumber(
            IoResource.Option option, int minimum, int maximum, int length) {
        return end().busNumber(option, minimum, maximum, length);
    }

    private Place end() {
        return new Place(this, resources.size(), false);
    }

    @Override
    public int count() {
        return resources.size();
    }

    @Override
    public IoResourceDescriptor descriptor(int index) {
        return Descriptors.read(
                resources.get(Descriptors.checkIndex(LIST, index, resources.size())));
    }

    @Override
    public IoResourceWriter insert(int index) {
        return new Place(this, Descriptors.checkIndex(LIST, index, resources.size() + 1), false);
    }

    @Override
    public IoResourceWriter update(int index) {
        return new Place(this, Descriptors.checkIndex(LIST, index, resources.size()), true);
    }

    @Override
    public void remove(int index) {
        resources.remove(Descriptors.checkIndex(LIST, index, resources.size()));
    }

    @Override
    public boolean remove(IoResourceDescriptor descriptor) {
        for (int i = 0; i < resources.size(); i++) {
            if (Descriptors.read(resources.get(i)).equals(descriptor)) {
                resources.remove(i);
                return true;
            }
        }
        return false;
    }

    /**
     * Where the next descriptor goes.
     *
     * @param replaces whether it takes the place of the one that is there
     */
    private record Place(FxIoResourceList list, int index, boolean replaces)
            implements IoResourceWriter {

        @Override
        public IoResourceList memory(
                IoResource.Option option,
                long minimum,
                long maximum,
                long length,
                long alignment,
                RegisterAccess access) {
            Descriptors.checkRange("memory", minimum, maximum, length);
            Descriptors.checkAlignment("memory", alignment);
            RegisterBank bank =
                    access == null && old() instanceof IoResource.Memory memory
                            ? memory.bank()
                            : Descriptors.bank(access, "a memory resource");
            return put(new IoResource.Memory(option, minimum, maximum, length, alignment, bank));
        }

        @Override
        public IoResourceList port(
                IoResource.Option option,
                long minimum,
                long maximum,
                long length,
                long alignment,
                RegisterAccess access) {
            Descriptors.checkRange("port", minimum, maximum, length);
            Descriptors.checkAlignment("port", alignment);
            RegisterBank bank =
                    access == null && old() instanceof IoResource.Port port
                            ? port.bank()
                            : Descriptors.bank(access, "a port resource");
            return put(new IoResource.Port(option, minimum, maximum, length, alignment, bank));
        }

        @Override
        public IoResourceList interrupt(
                IoResource.Option option,
                int minimum,
                int maximum,
                boolean shared,
                InterruptLine line) {
            Descriptors.checkRange("interrupt", minimum, maximum, 1);
            if (line == null && old() instanceof IoResource.Interrupt interrupt) {
                return put(
                        new IoResource.Interrupt(
                                option, minimum, maximum, shared, interrupt.lines()));
            }
            org.backplane.wdm.InterruptLine wire = Descriptors.line(line, minimum);
            IntFunction<org.backplane.wdm.InterruptLine> lines = _ -> wire;
            return put(new IoResource.Interrupt(option, minimum, maximum, shared, lines));
        }

        @Override
        public IoResourceList dma(IoResource.Option option, int minimum, int maximum) {
            Descriptors.checkRange("DMA", minimum, maximum, 1);
            return put(new IoResource.Dma(option, minimum, maximum));
        }

        @Override
        public IoResourceList busNumber(
                IoResource.Option option, int minimum, int maximum, int length) {
            Descriptors.checkRange("bus number", minimum, maximum, length);
            return put(new IoResource.BusNumber(option, minimum, maximum, length));
        }

        /** The descriptor that is replaced; null if none is. */
        private IoResource old() {
            return replaces ? list.resources.get(index) : null;
        }

        private IoResourceList put(IoResource resource) {
            if (replaces) {
                list.resources.set(index, resource);
            } else {
                list.resources.add(index, resource);
            }
            return list;
        }
    }
}
