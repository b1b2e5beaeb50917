package org.backplane.kmdf.internal.hardware;

import org.backplane.ddi.IoResourceList;
import org.backplane.ddi.IoResourceRequirementsList;
import org.backplane.wdm.IoResource;
import org.backplane.wdm.ResourceRequirements;

import java.util.ArrayList;
import java.util.List;

/**
 * What a device needs, as a driver writes it down.
 *
 * <p><b>Serialised by:</b> the callback that it was handed to.
 */
public final class FxIoRequirements implements IoResourceRequirementsList {

    private static final String LIST = "a list of resource requirements";

    private final List<FxIoResourceList> configurations = new ArrayList<>();

    /** Makes an empty list. */
    public FxIoRequirements() {}

    /** Makes a list of what others wrote down. */
    public FxIoRequirements(ResourceRequirements from) {
        for (List<IoResource> configuration : from.configurations()) {
            configurations.add(new FxIoResourceList(configuration));
        }
    }

    @Override
    public IoResourceList createIoResourceList() {
        return new FxIoResourceList(List.of());
    }

    @Override
    public IoResourceRequirementsList append(IoResourceList configuration) {
        return insert(configurations.size(), configuration);
    }

    @Override
    public IoResourceRequirementsList insert(int index, IoResourceList configuration) {
        Descriptors.checkIndex(LIST, index, configurations.size() + 1);
        if (!(configuration instanceof FxIoResourceList made) || contains(made)) {
            throw Descriptors.refused(
                    "a logical configuration comes from createIoResourceList, and is added once");
        }
        configurations.add(index, made);
        return this;
    }

    private boolean contains(FxIoResourceList configuration) {
        return configurations.stream().anyMatch(known -> known == configuration);
    }

    @Override
    public int count() {
        return configurations.size();
    }

    @Override
    public IoResourceList ioResourceList(int index) {
        return configurations.get(Descriptors.checkIndex(LIST, index, configurations.size()));
    }

    @Override
    public void remove(int index) {
        configurations.remove(Descriptors.checkIndex(LIST, index, configurations.size()));
    }

    @Override
    public boolean remove(IoResourceList configuration) {
        return configurations.removeIf(known -> known == configuration);
    }

    /** What is in the list now. */
    public ResourceRequirements build() {
        return new ResourceRequirements(
                configurations.stream().map(FxIoResourceList::build).toList());
    }
}
