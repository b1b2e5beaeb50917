package org.backplane.wdm;

/**
 * The argument of {@link PnpMinor#START_DEVICE}: what was assigned to the device.
 *
 * @param raw as the bus sees its resources
 * @param translated as the processor, that is a driver, reaches them
 */
public record StartParameters(ResourceList raw, ResourceList translated) {}
