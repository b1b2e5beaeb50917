package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The resources assigned to a device.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> nothing; immutable.
 */
@ProviderType
public interface ResourceList extends ResourceDescriptors {

    /** How many of them are ranges of registers. */
    int memoryCount();

    /** How many of them are ranges of ports. */
    int portCount();

    /** How many of them are interrupts; the n-th interrupt object gets the n-th. */
    int interruptCount();

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

    /**
     * Gives access to a range of ports; as {@link #mapMemory}.
     *
     * @param index counts the port resources from 0, in the bus's order
     */
    @Ddi("WdfCmResourceListGetDescriptor")
    Registers mapPort(int index);
}
