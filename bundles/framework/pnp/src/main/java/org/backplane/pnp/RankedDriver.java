package org.backplane.pnp;

/**
 * A function driver that matches a device, beside the others that do.
 *
 * @param candidate the driver
 * @param rank how well it fits
 * @param best whether it is the one that the device would get now
 * @param installed whether it is the one that the device has
 * @param reason a clause that says why the best is better; empty for the best
 */
public record RankedDriver(
        DriverCandidate candidate,
        DriverRank rank,
        boolean best,
        boolean installed,
        String reason) {}
