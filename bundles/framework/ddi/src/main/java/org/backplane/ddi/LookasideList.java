package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A store of buffers of one size (WDFLOOKASIDE): memory that is made from it takes a buffer that
 * earlier memory has given back, if there is one, with what was left in it.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> itself.
 */
@ProviderType
public interface LookasideList extends FrameworkObject {

    /**
     * Makes memory whose parent is that of the list, and whose buffer comes from the list and goes
     * back to it.
     *
     * @throws org.backplane.status.StatusException DELETE_PENDING if the parent's end has begun
     */
    @Ddi("WdfMemoryCreateFromLookaside")
    MemoryObject createMemory();
}
