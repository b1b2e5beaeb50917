package org.backplane.ddi;

import org.backplane.wdm.IoResource;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A place in a list of resources that a device could use, where one can be written down.
 *
 * <p>Every method throws INVALID_PARAMETER if what is written makes no sense.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the callback that the list was handed to.
 */
@ProviderType
public interface IoResourceWriter {

    /**
     * A range of registers.
     *
     * @param option how it relates to the one before it
     * @param minimum the lowest address of the first byte
     * @param maximum the highest address of the last byte
     * @param length in bytes, at least 1
     * @param alignment of the first byte; a power of two
     * @param access what answers reads and writes, wherever the range lies; null if that stays as
     *     it was in a descriptor that is updated
     */
    @Ddi("WdfIoResourceListAppendDescriptor")
    IoResourceList memory(
            IoResource.Option option,
            long minimum,
            long maximum,
            long length,
            long alignment,
            RegisterAccess access);

    /** A range of ports; as {@link #memory}. */
    @Ddi("WdfIoResourceListAppendDescriptor")
    IoResourceList port(
            IoResource.Option option,
            long minimum,
            long maximum,
            long length,
            long alignment,
            RegisterAccess access);

    /**
     * An interrupt.
     *
     * @param option how it relates to the one before it
     * @param minimum the lowest number that the line may get
     * @param maximum the highest
     * @param shared whether other devices may have the same number
     * @param line made by {@link Device#createInterruptLine} of this bus; null if that stays as it
     *     was in a descriptor that is updated
     */
    @Ddi("WdfIoResourceListAppendDescriptor")
    IoResourceList interrupt(
            IoResource.Option option, int minimum, int maximum, boolean shared, InterruptLine line);

    /** A DMA channel, by the lowest and the highest number. */
    @Ddi("WdfIoResourceListAppendDescriptor")
    IoResourceList dma(IoResource.Option option, int minimum, int maximum);

    /**
     * A range of bus numbers.
     *
     * @param length how many, at least 1
     */
    @Ddi("WdfIoResourceListAppendDescriptor")
    IoResourceList busNumber(IoResource.Option option, int minimum, int maximum, int length);
}
