package org.backplane.kmdf;

import org.backplane.ddi.Driver;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Who stands between drivers and the framework: for verification, traces, recordings.
 *
 * <p>A monitor must not change what the framework does: it makes no tasks, timers, events or locks
 * of the dispatcher while it is called, so that a simulated run goes the same way with and without
 * it.
 *
 * <p><b>Level:</b> {@link #interpose} at PASSIVE; {@link #failsRequestAllocation} up to DISPATCH;
 * {@link #stateEntered} as well, but from within the state machine, which waits for it.
 * <b>Serialised by:</b> nothing; devices come and change their states at the same time.
 */
@ConsumerType
public interface DriverMonitor {

    /**
     * Asked before each EvtDriverDeviceAdd.
     *
     * @return the driver itself, or one that stands before it for this device. In that case the
     *     device's request objects are not used again after their requests, so that one object is
     *     one request
     */
    Driver interpose(Driver driver, MonitoredDevice device);

    /**
     * Asked whenever a queue with reserved requests is to make another one, in the hope that none
     * can be had.
     *
     * @return whether none can be had
     */
    default boolean failsRequestAllocation(MonitoredDevice device) {
        return false;
    }

    /**
     * A state machine of a device enters a state.
     *
     * @param machine for example {@code PnP}
     * @param state its name as KMDF has it, without the machine's prefix
     */
    void stateEntered(MonitoredDevice device, String machine, String state);
}
