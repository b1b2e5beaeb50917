package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A list of resources that can be looked at (WDFCMRESLIST).
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> whoever has it.
 */
@ProviderType
public interface ResourceDescriptors {

    /** How many resources of any kind there are. */
    @Ddi("WdfCmResourceListGetCount")
    int count();

    /**
     * One resource.
     *
     * @throws org.backplane.status.StatusException INVALID_PARAMETER if there is none with this
     *     index
     */
    @Ddi("WdfCmResourceListGetDescriptor")
    ResourceDescriptor descriptor(int index);
}
