package org.backplane.wdm;

/** One resource of a device (CM_PARTIAL_RESOURCE_DESCRIPTOR). */
public sealed interface Resource {

    /** What kind of resource it is. */
    default ResourceType type() {
        return switch (this) {
            case Memory memory -> ResourceType.MEMORY;
            case Port port -> ResourceType.PORT;
            case Interrupt interrupt -> ResourceType.INTERRUPT;
            case Dma dma -> ResourceType.DMA;
            case BusNumber busNumber -> ResourceType.BUS_NUMBER;
        };
    }

    /**
     * A range of device registers in memory space.
     *
     * @param start bus address of the first byte
     * @param length in bytes
     * @param bank what answers accesses to the range; offsets count from {@code start}
     */
    record Memory(long start, long length, RegisterBank bank) implements Resource {}

    /** A range of port space; as {@link Memory}. */
    record Port(long start, long length, RegisterBank bank) implements Resource {}

    /** A DMA channel. */
    record Dma(int channel) implements Resource {}

    /** A range of bus numbers. */
    record BusNumber(int start, int length) implements Resource {}

    /**
     * An interrupt line.
     *
     * @param vector number of the line, for people
     * @param line where to connect a service routine
     */
    record Interrupt(int vector, InterruptLine line) implements Resource {}
}
