package org.backplane.ddi;

import org.backplane.wdm.IoResource;

/** What a device could use for one resource, as data (IO_RESOURCE_DESCRIPTOR). */
public sealed interface IoResourceDescriptor {

    /** How it relates to the descriptor before it. */
    IoResource.Option option();

    /**
     * A range of registers in memory space.
     *
     * @param minimum the lowest address of the first byte
     * @param maximum the highest address of the last byte
     * @param length in bytes
     * @param alignment of the first byte; a power of two
     */
    record Memory(IoResource.Option option, long minimum, long maximum, long length, long alignment)
            implements IoResourceDescriptor {}

    /** A range of port space; as {@link Memory}. */
    record Port(IoResource.Option option, long minimum, long maximum, long length, long alignment)
            implements IoResourceDescriptor {}

    /**
     * An interrupt, by the numbers that its line may get.
     *
     * @param shared whether other devices may have the same number
     */
    record Interrupt(IoResource.Option option, int minimum, int maximum, boolean shared)
            implements IoResourceDescriptor {}

    /** A DMA channel. */
    record Dma(IoResource.Option option, int minimum, int maximum)
            implements IoResourceDescriptor {}

    /**
     * A range of bus numbers.
     *
     * @param length how many
     */
    record BusNumber(IoResource.Option option, int minimum, int maximum, int length)
            implements IoResourceDescriptor {}
}
