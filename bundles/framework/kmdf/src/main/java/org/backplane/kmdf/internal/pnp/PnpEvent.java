package org.backplane.kmdf.internal.pnp;

/** What can happen to a device in PnP's eyes (PnpEvent*). */
public enum PnpEvent {
    /** Device-add has returned. */
    ADD_DEVICE,
    /** START_DEVICE arrived. */
    START_DEVICE,
    /** The lower drivers have started. */
    START_DEVICE_COMPLETE,
    /** A lower driver failed to start. */
    START_DEVICE_FAILED,
    /** QUERY_REMOVE_DEVICE arrived. */
    QUERY_REMOVE,
    /** QUERY_STOP_DEVICE arrived. */
    QUERY_STOP,
    /** CANCEL_REMOVE_DEVICE arrived, and the lower drivers know. */
    CANCEL_REMOVE,
    /** CANCEL_STOP_DEVICE arrived, and the lower drivers know. */
    CANCEL_STOP,
    /** STOP_DEVICE arrived. */
    STOP,
    /** REMOVE_DEVICE arrived. */
    REMOVE,
    /** SURPRISE_REMOVAL arrived. */
    SURPRISE_REMOVE,
    /** EJECT arrived. */
    EJECT,
    /** Power policy: the device is down. */
    PWR_POL_STOPPED,
    /** Power policy: the device is down, with a step that failed. */
    PWR_POL_STOP_FAILED,
    /** Power: a power-up of a started device failed. */
    POWER_UP_FAILED,
    /** Power: a power-down of a started device failed. */
    POWER_DOWN_FAILED,
    /** To a child: its bus is removed. */
    PARENT_REMOVED,
    /** To a bus: all its children are done. */
    CHILDREN_REMOVAL_COMPLETE,
    /** Power policy: the device is in D0. */
    PWR_POL_STARTED,
    /** Power policy: the device did not reach D0. */
    PWR_POL_START_FAILED,
    /** Power policy: a sleeping device was woken for a query. */
    DEVICE_IN_D0,
    /** Power policy: it is done with the device. */
    PWR_POL_REMOVED;

    /** Whether an IRP of the PnP manager waits for the outcome of the event (PnpEventPending). */
    boolean carriesIrp() {
        return switch (this) {
            case START_DEVICE,
                    START_DEVICE_COMPLETE,
                    QUERY_REMOVE,
                    QUERY_STOP,
                    CANCEL_REMOVE,
                    CANCEL_STOP,
                    STOP,
                    SURPRISE_REMOVE,
                    EJECT ->
                    true;
            default -> false;
        };
    }
}
