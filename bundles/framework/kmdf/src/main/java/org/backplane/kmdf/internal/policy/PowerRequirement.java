package org.backplane.kmdf.internal.policy;

import org.backplane.kmdf.internal.callback.Outcome;

/**
 * What the power management framework has to say about a device's power, and is told. This is the
 * side of a device whose driver manages its idling alone: nothing is said, and nobody told.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the power policy machine.
 */
interface PowerRequirement {

    /** What a device has that is not registered with the framework. */
    PowerRequirement DRIVER_MANAGED = new PowerRequirement() {};

    /** Registers the device, which is in D0 (InitializeComponents). */
    default Outcome register() {
        return Outcome.OK;
    }

    /** Ends the registration (UninitializeComponents). */
    default void unregister() {}

    /** The component is needed (RequestComponentActive). */
    default void requestComponentActive() {}

    /** The component is not needed; true if the device may leave D0 at once, without an event. */
    default boolean declareComponentIdle() {
        return true;
    }

    /** The timeout may have changed (UpdateIdleTimeoutHint). */
    default void updateIdleTimeoutHint() {}

    /** The device is about to leave D0; false if it is needed after all. */
    default boolean notifyDevicePowerDown() {
        return true;
    }

    /** The device is in D0, or has to be taken for it. */
    default void deviceIsPoweredOn() {}

    /** What happened means that the device is needed, whatever the framework says. */
    default void simulateRequired() {}

    /** What happened means that the device is not needed, whatever the framework says. */
    default void simulateNotRequired() {}

    /** Whether the system directs the device down or up just now. */
    default boolean isDirected() {
        return false;
    }

    /** If the device is directed: it is down, or has to be taken for it. */
    default void notifyDirectedPoweredDown() {}

    /** If the device is directed: it is up. */
    default void notifyDirectedPoweredUp() {}

    /**
     * The device stops or leaves, and has to be in D0 for that, wherever it was directed; or it
     * starts again.
     */
    default void leaving(boolean yes) {}
}
