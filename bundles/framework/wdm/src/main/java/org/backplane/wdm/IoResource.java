package org.backplane.wdm;

import java.util.function.IntFunction;

/**
 * What a device could use for one resource (IO_RESOURCE_DESCRIPTOR). The PnP manager's arbiters
 * choose from it what becomes a {@link Resource}. Addresses are not negative.
 */
public sealed interface IoResource {

    /** How a descriptor relates to the one before it. */
    enum Option {
        /** One is needed. */
        REQUIRED,
        /** Instead of the one before it, and rather (IO_RESOURCE_PREFERRED). */
        PREFERRED,
        /** Instead of the one before it (IO_RESOURCE_ALTERNATIVE). */
        ALTERNATIVE
    }

    /** What kind of resource it asks for. */
    default ResourceType type() {
        return switch (this) {
            case Memory memory -> ResourceType.MEMORY;
            case Port port -> ResourceType.PORT;
            case Interrupt interrupt -> ResourceType.INTERRUPT;
            case Dma dma -> ResourceType.DMA;
            case BusNumber busNumber -> ResourceType.BUS_NUMBER;
        };
    }

    /** How it relates to the descriptor before it. */
    Option option();

    /**
     * A range of memory space.
     *
     * @param minimum the lowest address of the first byte
     * @param maximum the highest address of the last byte
     * @param length in bytes
     * @param alignment of the first byte; a power of two
     * @param bank what answers accesses; offsets count from the first byte, wherever that is
     */
    record Memory(
            Option option,
            long minimum,
            long maximum,
            long length,
            long alignment,
            RegisterBank bank)
            implements IoResource {}

    /** A range of port space; as {@link Memory}. */
    record Port(
            Option option,
            long minimum,
            long maximum,
            long length,
            long alignment,
            RegisterBank bank)
            implements IoResource {}

    /**
     * An interrupt.
     *
     * @param shared whether other devices may have the same vector
     * @param lines gives the line of a vector
     */
    record Interrupt(
            Option option,
            int minimumVector,
            int maximumVector,
            boolean shared,
            IntFunction<InterruptLine> lines)
            implements IoResource {}

    /** A DMA channel. */
    record Dma(Option option, int minimumChannel, int maximumChannel) implements IoResource {}

    /** A range of bus numbers. */
    record BusNumber(Option option, int minimum, int maximum, int length) implements IoResource {}
}
