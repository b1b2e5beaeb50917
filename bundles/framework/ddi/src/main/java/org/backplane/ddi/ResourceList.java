package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The resources assigned to a device (WDFCMRESLIST).
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> nothing; immutable.
 */
@ProviderType
public interface ResourceList {

    /** How many resources of any kind there are. */
    @Ddi("WdfCmResourceListGetCount")
    int count();

    /** How many of them are ranges of registers. */
    int memoryCount();

    /**
     * Maps a range of registers (MmMapIoSpace).
     *
     * @param index counts the memory resources from 0, in the bus's order
     * @return valid until EvtDeviceReleaseHardware has returned
     * @throws org.backplane.status.StatusException INVALID_PARAMETER if the device has no such
     *     resource; the message says what it has
     */
    @Ddi({"MmMapIoSpace", "WdfCmResourceListGetDescriptor"})
    Registers mapMemory(int index);
}
