package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A list of resources from which some can be taken.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the callback that it was handed to.
 */
@ProviderType
public interface RemovableResourceList extends ResourceDescriptors {

    /**
     * Takes a resource out; those behind it move up.
     *
     * @throws org.backplane.status.StatusException INVALID_PARAMETER if there is none with this
     *     index
     */
    @Ddi("WdfCmResourceListRemove")
    void remove(int index);

    /** Takes the first resource out that is like this; false if there is none. */
    @Ddi("WdfCmResourceListRemoveByDescriptor")
    boolean remove(ResourceDescriptor descriptor);
}
