package org.backplane.pnp;

/**
 * One driver in a device stack.
 *
 * @param role its place
 * @param driver the driver's name
 * @param packageId the {@link DriverCandidate#packageId()} it came from; null for the bus driver,
 *     whose package is listed with the bus
 */
public record StackEntry(StackRole role, String driver, String packageId) {}
