package org.backplane.verifier;

import org.backplane.kmdf.MonitoredDevice;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears what a {@link Verifier} sees.
 *
 * <p>In a simulated run that is to go as without a listener, it must not use the dispatcher.
 *
 * <p><b>Level:</b> any, DIRQL included. <b>Serialised by:</b> nothing: crossings of tasks that run
 * at the same time may be told out of order, and their numbers say the order.
 */
@ConsumerType
@FunctionalInterface
public interface CrossingListener {

    /** Something crossed. */
    void crossed(Crossing crossing);

    /** A state machine of a device entered a state, see {@code DriverMonitor.stateEntered}. */
    default void stateEntered(MonitoredDevice device, String machine, String state) {}
}
