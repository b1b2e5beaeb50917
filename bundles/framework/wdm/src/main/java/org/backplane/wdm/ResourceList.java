package org.backplane.wdm;

import java.util.List;

/**
 * Resources assigned to a device, in the order in which its bus reported them
 * (CM_PARTIAL_RESOURCE_LIST).
 *
 * @param resources never null; immutable
 */
public record ResourceList(List<Resource> resources) {

    /** A device that needs nothing. */
    public static final ResourceList EMPTY = new ResourceList(List.of());

    /** Keeps a copy of the list. */
    public ResourceList {
        resources = List.copyOf(resources);
    }
}
