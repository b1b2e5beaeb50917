package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Where a bus driver writes down what a child's hardware occupies.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the callback that it was handed to.
 */
@ProviderType
public interface ResourceListBuilder {

    /**
     * Adds a range of registers.
     *
     * @param start bus address of the first byte
     * @param length in bytes, at least 1
     * @param access what answers reads and writes
     */
    @Ddi("WdfCmResourceListAppendDescriptor")
    ResourceListBuilder memory(long start, long length, RegisterAccess access);

    /**
     * Adds an interrupt.
     *
     * @param vector the line's number, for people
     * @param line made by {@link Device#createInterruptLine} of this bus
     */
    @Ddi("WdfCmResourceListAppendDescriptor")
    ResourceListBuilder interrupt(int vector, InterruptLine line);
}
