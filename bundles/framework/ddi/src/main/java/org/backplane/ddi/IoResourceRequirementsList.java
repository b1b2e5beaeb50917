package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * What a device needs (WDFIORESREQLIST): logical configurations, the preferred first, of which the
 * PnP manager satisfies one.
 *
 * <p>Methods with an index throw INVALID_PARAMETER if there is none with it.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the callback that it was handed to.
 */
@ProviderType
public interface IoResourceRequirementsList {

    /** Makes an empty configuration, which is not in the list yet. */
    @Ddi("WdfIoResourceListCreate")
    IoResourceList createIoResourceList();

    /** Adds a configuration at the end. */
    @Ddi("WdfIoResourceRequirementsListAppendIoResList")
    IoResourceRequirementsList append(IoResourceList configuration);

    /** Adds a configuration before the one at {@code index}, or at the end. */
    @Ddi("WdfIoResourceRequirementsListInsertIoResList")
    IoResourceRequirementsList insert(int index, IoResourceList configuration);

    /** How many configurations there are. */
    @Ddi("WdfIoResourceRequirementsListGetCount")
    int count();

    /** One configuration. */
    @Ddi("WdfIoResourceRequirementsListGetIoResList")
    IoResourceList ioResourceList(int index);

    /** Takes a configuration out; those behind it move up. */
    @Ddi("WdfIoResourceRequirementsListRemove")
    void remove(int index);

    /** Takes a configuration out; false if it is not in the list. */
    @Ddi("WdfIoResourceRequirementsListRemoveByIoResList")
    boolean remove(IoResourceList configuration);
}
