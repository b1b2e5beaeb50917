package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A place in a list of resources where one can be written down.
 *
 * <p>Every method throws INVALID_PARAMETER if what is written makes no sense.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the callback that the list was handed to.
 */
@ProviderType
public interface ResourceWriter {

    /**
     * A range of registers.
     *
     * @param start bus address of the first byte
     * @param length in bytes, at least 1
     * @param access what answers reads and writes
     */
    @Ddi("WdfCmResourceListAppendDescriptor")
    ResourceListBuilder memory(long start, long length, RegisterAccess access);

    /** A range of ports; as {@link #memory}. */
    @Ddi("WdfCmResourceListAppendDescriptor")
    ResourceListBuilder port(long start, long length, RegisterAccess access);

    /**
     * An interrupt.
     *
     * @param vector the line's number, for people
     * @param line made by {@link Device#createInterruptLine} of this bus
     */
    @Ddi("WdfCmResourceListAppendDescriptor")
    ResourceListBuilder interrupt(int vector, InterruptLine line);

    /** A DMA channel. */
    @Ddi("WdfCmResourceListAppendDescriptor")
    ResourceListBuilder dma(int channel);

    /**
     * A range of bus numbers.
     *
     * @param length how many, at least 1
     */
    @Ddi("WdfCmResourceListAppendDescriptor")
    ResourceListBuilder busNumber(int start, int length);
}
