package org.backplane.kmdf.internal.hardware;

import org.backplane.ddi.InterruptLine;
import org.backplane.ddi.RegisterAccess;
import org.backplane.ddi.ResourceDescriptor;
import org.backplane.ddi.ResourceListBuilder;
import org.backplane.ddi.ResourceWriter;
import org.backplane.wdm.Resource;
import org.backplane.wdm.ResourceList;

import java.util.ArrayList;
import java.util.List;

/**
 * A list of resources that a driver changes.
 *
 * <p><b>Serialised by:</b> the callback that it was handed to.
 */
public final class FxResourceListBuilder implements ResourceListBuilder {

    private static final String LIST = "a list of resources";

    private final List<Resource> resources;

    /** Makes an empty list. */
    public FxResourceListBuilder() {
        resources = new ArrayList<>();
    }

    /** Makes a copy of a list. */
    public FxResourceListBuilder(ResourceList from) {
        resources = new ArrayList<>(from.resources());
    }

    @Override
    public ResourceListBuilder memory(long start, long length, RegisterAccess access) {
        return at(resources.size()).memory(start, length, access);
    }

    @Override
    public ResourceListBuilder port(long start, long length, RegisterAccess access) {
        return at(resources.size()).port(start, length, access);
    }

    @Override
    public ResourceListBuilder interrupt(int vector, InterruptLine line) {
        return at(resources.size()).interrupt(vector, line);
    }

    @Override
    public ResourceListBuilder dma(int channel) {
        return at(resources.size()).dma(channel);
    }

    @Override
    public ResourceListBuilder busNumber(int start, int length) {
        return at(resources.size()).busNumber(start, length);
    }

    @Override
    public ResourceWriter insert(int index) {
        return at(Descriptors.checkIndex(LIST, index, resources.size() + 1));
    }

    private Place at(int index) {
        return new Place(this, index);
    }

    @Override
    public int count() {
        return resources.size();
    }

    @Override
    public ResourceDescriptor descriptor(int index) {
        return Descriptors.read(
                resources.get(Descriptors.checkIndex(LIST, index, resources.size())));
    }

    @Override
    public void remove(int index) {
        resources.remove(Descriptors.checkIndex(LIST, index, resources.size()));
    }

    @Override
    public boolean remove(ResourceDescriptor descriptor) {
        for (int i = 0; i < resources.size(); i++) {
            if (Descriptors.read(resources.get(i)).equals(descriptor)) {
                resources.remove(i);
                return true;
            }
        }
        return false;
    }

    /** What is in the list now. */
    public ResourceList build() {
        return new ResourceList(resources);
    }

    /** Where the next resource goes. */
    private record Place(FxResourceListBuilder list, int index) implements ResourceWriter {

        @Override
        public ResourceListBuilder memory(long start, long length, RegisterAccess access) {
            Descriptors.checkLength("memory", start, length);
            return put(
                    new Resource.Memory(
                            start, length, Descriptors.bank(access, "a memory resource")));
        }

        @Override
        public ResourceListBuilder port(long start, long length, RegisterAccess access) {
            Descriptors.checkLength("port", start, length);
            return put(
                    new Resource.Port(start, length, Descriptors.bank(access, "a port resource")));
        }

        @Override
        public ResourceListBuilder interrupt(int vector, InterruptLine line) {
            return put(new Resource.Interrupt(vector, Descriptors.line(line, vector)));
        }

        @Override
        public ResourceListBuilder dma(int channel) {
            return put(new Resource.Dma(channel));
        }

        @Override
        public ResourceListBuilder busNumber(int start, int length) {
            Descriptors.checkLength("bus number", start, length);
            return put(new Resource.BusNumber(start, length));
        }

        private ResourceListBuilder put(Resource resource) {
            list.resources.add(index, resource);
            return list;
        }
    }
}
