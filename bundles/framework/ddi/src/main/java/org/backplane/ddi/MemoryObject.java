package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

import java.lang.foreign.MemorySegment;

/**
 * Memory of the driver's own (WDFMEMORY as WdfMemoryCreate makes it). Its bytes are there until it
 * is destroyed, that is as long as it is referenced; a later use is a fault of the driver.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> the driver.
 */
@ProviderType
public interface MemoryObject extends Memory, FrameworkObject {

    /**
     * Puts other bytes under the memory.
     *
     * @param buffer the driver's own; it outlives the memory
     * @throws org.backplane.status.StatusException INVALID_DEVICE_REQUEST if the memory was not
     *     made over a buffer of the driver's; INVALID_PARAMETER if the buffer is empty
     */
    @Ddi("WdfMemoryAssignBuffer")
    void assignBuffer(MemorySegment buffer);
}
