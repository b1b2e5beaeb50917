package org.backplane.wdm;

import org.backplane.status.Status;

import java.util.Set;

/**
 * The answer of a stack to {@link PnpMinor#QUERY_PNP_DEVICE_STATE}. A driver that has something to
 * report sets it on the way down; one that finds a report there leaves the first reason standing.
 *
 * @param flags what is the matter; immutable
 * @param status why, as a code
 * @param reason why, as a sentence for the user
 * @param restart whether a device that has failed is worth another try: the PnP manager takes it
 *     apart and starts it anew, up to 5 times within 60 s
 */
public record PnpDeviceStateReport(
        Set<PnpDeviceState> flags, Status status, String reason, boolean restart) {

    /** Keeps a copy of the flags. */
    public PnpDeviceStateReport {
        flags = Set.copyOf(flags);
    }

    /** Makes a report of a device that stays as it is. */
    public PnpDeviceStateReport(Set<PnpDeviceState> flags, Status status, String reason) {
        this(flags, status, reason, false);
    }
}
