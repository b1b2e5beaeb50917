package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * One logical configuration: resources with which a device can work (WDFIORESLIST). Alternatives
 * follow what they are alternatives of. What is written goes to the end of the list, unless {@link
 * #insert} or {@link #update} say where.
 *
 * <p>Methods with an index throw INVALID_PARAMETER if there is none with it.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the callback that the requirements were handed
 * to.
 */
@ProviderType
public interface IoResourceList extends IoResourceWriter {

    /** How many descriptors there are. */
    @Ddi("WdfIoResourceListGetCount")
    int count();

    /** One descriptor. */
    @Ddi("WdfIoResourceListGetDescriptor")
    IoResourceDescriptor descriptor(int index);

    /** The place before a descriptor, from 0 to the count, for the next one that is written. */
    @Ddi("WdfIoResourceListInsertDescriptor")
    IoResourceWriter insert(int index);

    /** The place of a descriptor, which the next one that is written replaces. */
    @Ddi("WdfIoResourceListUpdateDescriptor")
    IoResourceWriter update(int index);

    /** Takes a descriptor out; those behind it move up. */
    @Ddi("WdfIoResourceListRemove")
    void remove(int index);

    /** Takes the first descriptor out that is like this; false if there is none. */
    @Ddi("WdfIoResourceListRemoveByDescriptor")
    boolean remove(IoResourceDescriptor descriptor);
}
