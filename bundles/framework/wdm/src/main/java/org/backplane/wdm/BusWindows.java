package org.backplane.wdm;

import java.util.List;
import java.util.UUID;

/**
 * What a bus passes on to its children of the resources that the bus above has (GUID_ARBITER_ and
 * GUID_TRANSLATOR_INTERFACE_STANDARD in one): a started bus driver answers {@link
 * PnpMinor#QUERY_INTERFACE} with it. Kinds of resources without a window are arbitrated where the
 * bus above arbitrates them; a bus that does not answer passes everything on as it is.
 *
 * @param windows in the order in which they are preferred
 */
public record BusWindows(List<Window> windows) {

    /** The {@link InterfaceQuery#type()} that asks for it. */
    public static final UUID INTERFACE = UUID.fromString("e644f185-8c0e-11d0-becf-08002be2092f");

    /** Keeps a copy of the list. */
    public BusWindows {
        windows = List.copyOf(windows);
    }

    /**
     * A range of numbers that children may use.
     *
     * @param type what the numbers are
     * @param start the first one, as the children see it
     * @param end the last one, as the children see it
     * @param parentStart what the bus above calls the first one
     */
    public record Window(ResourceType type, long start, long end, long parentStart) {

        /** Checks the bounds. */
        public Window {
            if (start < 0 || end < start || parentStart < 0) {
                throw new IllegalArgumentException(
                        "A %s window from %d to %d at %d is not a range"
                                .formatted(type, start, end, parentStart));
            }
        }

        /** Whether it has all of a range. */
        public boolean contains(long first, long last) {
            return first >= start && last <= end;
        }

        /** What the bus above calls a number. */
        public long toParent(long number) {
            return number - start + parentStart;
        }
    }
}
