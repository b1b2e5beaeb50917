package org.backplane.kmdf;

import org.backplane.wdm.Kernel;

/**
 * The device that a {@link DriverMonitor} hears of.
 *
 * @param driverName the driver whose place in the stack it is
 * @param instanceId the device instance path
 * @param kernel the instance that it lives in, with its clock
 */
public record MonitoredDevice(String driverName, String instanceId, Kernel kernel) {}
