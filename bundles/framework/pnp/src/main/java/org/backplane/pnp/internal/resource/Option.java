package org.backplane.pnp.internal.resource;

import org.backplane.wdm.IoResource;
import org.backplane.wdm.Resource;
import org.backplane.wdm.ResourceType;

import java.util.function.LongFunction;

/**
 * One way to satisfy a need: a range of numbers, somewhere between two bounds.
 *
 * @param min the lowest number of the range
 * @param max the highest one
 * @param length how many numbers
 * @param alignment what the first one is a multiple of
 * @param shared whether others that share may have the same range
 * @param make the resource that begins at a number
 */
public record Option(
        ResourceType type,
        long min,
        long max,
        long length,
        long alignment,
        boolean shared,
        LongFunction<Resource> make) {

    /** An option that cannot be satisfied has no room between its bounds. */
    public Option {
        if (length < 1 || alignment < 1) {
            throw new IllegalArgumentException(
                    "A requirement for %d of %s, aligned to %d, makes no sense"
                            .formatted(length, type, alignment));
        }
        min = Math.max(0, min);
    }

    /** What a driver or bus states. */
    public static Option of(IoResource resource) {
        return switch (resource) {
            case IoResource.Memory m ->
                    new Option(
                            m.type(),
                            m.minimum(),
                            m.maximum(),
                            m.length(),
                            Math.max(1, m.alignment()),
                            false,
                            start -> new Resource.Memory(start, m.length(), m.bank()));
            case IoResource.Port p ->
                    new Option(
                            p.type(),
                            p.minimum(),
                            p.maximum(),
                            p.length(),
                            Math.max(1, p.alignment()),
                            false,
                            start -> new Resource.Port(start, p.length(), p.bank()));
            case IoResource.Interrupt i ->
                    new Option(
                            i.type(),
                            i.minimumVector(),
                            i.maximumVector(),
                            1,
                            1,
                            i.shared(),
                            vector ->
                                    new Resource.Interrupt(
                                            (int) vector, i.lines().apply((int) vector)));
            case IoResource.Dma d ->
                    new Option(
                            d.type(),
                            d.minimumChannel(),
                            d.maximumChannel(),
                            1,
                            1,
                            false,
                            channel -> new Resource.Dma((int) channel));
            case IoResource.BusNumber b ->
                    new Option(
                            b.type(),
                            b.minimum(),
                            b.maximum(),
                            b.length(),
                            1,
                            false,
                            start -> new Resource.BusNumber((int) start, b.length()));
        };
    }

    /** What a device uses already. The lines of interrupts are shared, as far as anybody knows. */
    public static Option of(Resource resource) {
        long start = start(resource);
        long length = length(resource);
        return new Option(
                resource.type(),
                start,
                start + length - 1,
                length,
                1,
                resource.type() == ResourceType.INTERRUPT,
                number -> resource);
    }

    /** The first number of a resource. */
    public static long start(Resource resource) {
        return switch (resource) {
            case Resource.Memory m -> m.start();
            case Resource.Port p -> p.start();
            case Resource.Interrupt i -> i.vector();
            case Resource.Dma d -> d.channel();
            case Resource.BusNumber b -> b.start();
        };
    }

    /** How many numbers a resource has. */
    public static long length(Resource resource) {
        return switch (resource) {
            case Resource.Memory m -> m.length();
            case Resource.Port p -> p.length();
            case Resource.Interrupt i -> 1;
            case Resource.Dma d -> 1;
            case Resource.BusNumber b -> b.length();
        };
    }

    /** Whether a range that begins there is within the bounds and aligned. */
    boolean allows(long start) {
        return start >= min && start % alignment == 0 && start <= max - length + 1;
    }

    /** Whether there is more than one place for it. */
    public boolean isMovable() {
        return max - length + 1 > min;
    }

    /** The range in words, for sentences. */
    static String range(ResourceType type, long first, long last) {
        boolean address = type == ResourceType.MEMORY || type == ResourceType.PORT;
        String from = address ? "0x%X".formatted(first) : String.valueOf(first);
        String to = address ? "0x%X".formatted(last) : String.valueOf(last);
        return type + " " + (first == last ? from : from + "-" + to);
    }

    @Override
    public String toString() {
        String bounds = range(type, min, max);
        return max - min + 1 == length
                ? bounds
                : "%d %s within %s".formatted(length, length == 1 ? "place" : "places", bounds);
    }
}
