package org.backplane.pnp;

/**
 * One driver in a device stack.
 *
 * @param role its place
 * @param driver the driver's name
 */
public record StackEntry(StackRole role, String driver) {}
