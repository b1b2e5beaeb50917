package org.backplane.ddi;

/** One assigned resource, as data (CM_PARTIAL_RESOURCE_DESCRIPTOR). */
public sealed interface ResourceDescriptor {

    /**
     * A range of registers in memory space.
     *
     * @param start bus address of the first byte
     * @param length in bytes
     */
    record Memory(long start, long length) implements ResourceDescriptor {}

    /** A range of port space; as {@link Memory}. */
    record Port(long start, long length) implements ResourceDescriptor {}

    /** An interrupt, by the number of its line. */
    record Interrupt(int vector) implements ResourceDescriptor {}

    /** A DMA channel. */
    record Dma(int channel) implements ResourceDescriptor {}

    /** A range of bus numbers. */
    record BusNumber(int start, int length) implements ResourceDescriptor {}
}
