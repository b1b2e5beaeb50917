package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Where a bus driver writes down what a child's hardware occupies. What is written goes to the end
 * of the list, unless {@link #insert} says where.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the callback that it was handed to.
 */
@ProviderType
public interface ResourceListBuilder extends ResourceWriter, RemovableResourceList {

    /**
     * The place before a resource, for the next one that is written.
     *
     * @param index from 0 to the count
     * @throws org.backplane.status.StatusException INVALID_PARAMETER if there is no such place
     */
    @Ddi("WdfCmResourceListInsertDescriptor")
    ResourceWriter insert(int index);
}
