package org.backplane.pnp.internal;

/**
 * A PnP IRP to send.
 *
 * @param minor one of {@link org.backplane.wdm.PnpMinor}
 * @param argument may be null
 */
record Query(int minor, Object argument) {}
