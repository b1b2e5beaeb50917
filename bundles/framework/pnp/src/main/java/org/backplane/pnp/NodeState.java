package org.backplane.pnp;

/** Where a device node is in its life (PNP_DEVNODE_STATE). */
public enum NodeState {
    /** Reported by its bus, not asked for its IDs yet. */
    UNINITIALIZED("DeviceNodeUninitialized"),
    /** Its IDs are known; drivers are looked for and loaded. */
    INITIALIZED("DeviceNodeInitialized"),
    /** Its stack is built. */
    DRIVERS_ADDED("DeviceNodeDriversAdded"),
    /** START_DEVICE is on its way. */
    START_PENDING("DeviceNodeStartPending"),
    /** Its stack runs. */
    STARTED("DeviceNodeStarted"),
    /** QUERY_STOP_DEVICE has succeeded; STOP_DEVICE follows. */
    QUERY_STOPPED("DeviceNodeQueryStopped"),
    /** Stopped, to be given other resources; START_DEVICE follows. */
    STOPPED("DeviceNodeStopped"),
    /** QUERY_REMOVE_DEVICE has succeeded; REMOVE_DEVICE follows. */
    QUERY_REMOVED("DeviceNodeQueryRemoved"),
    /** Its stack is taken apart; the device is still on its bus. */
    REMOVED("DeviceNodeRemoved"),
    /** The bus does not report it any more. */
    DELETED("DeviceNodeDeleted");

    private final String text;

    NodeState(String text) {
        this.text = text;
    }

    /** The debugger's name of the state. */
    @Override
    public String toString() {
        return text;
    }
}
