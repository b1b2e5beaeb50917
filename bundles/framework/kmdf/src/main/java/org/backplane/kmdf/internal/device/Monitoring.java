package org.backplane.kmdf.internal.device;

import org.backplane.kmdf.DriverMonitor;
import org.backplane.kmdf.MonitoredDevice;

/**
 * Who watches a device; nobody as a rule.
 *
 * @param monitor hears of states; null for nobody
 * @param interposed whether it stands between the device and its driver
 */
public record Monitoring(DriverMonitor monitor, boolean interposed) {

    /** Nobody watches. */
    public static final Monitoring NONE = new Monitoring(null, false);

    /** The watch of a device. */
    public static Monitoring of(DriverMonitor monitor, boolean interposed) {
        return monitor == null && !interposed ? NONE : new Monitoring(monitor, interposed);
    }

    boolean failsRequestAllocation(FxDevice device) {
        return monitor != null
                && interposed
                && monitor.failsRequestAllocation(
                        new MonitoredDevice(
                                device.driverName(), device.instanceId(), device.kernel()));
    }

    void stateEntered(FxDevice device, String machine, Enum<?> state) {
        if (monitor != null) {
            monitor.stateEntered(
                    new MonitoredDevice(device.driverName(), device.instanceId(), device.kernel()),
                    machine,
                    state.name());
        }
    }
}
