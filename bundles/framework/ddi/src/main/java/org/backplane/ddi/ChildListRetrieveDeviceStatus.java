package org.backplane.ddi;

/** Whether a child list has a PDO for a description (WDF_CHILD_LIST_RETRIEVE_DEVICE_STATUS). */
public enum ChildListRetrieveDeviceStatus {
    /** There is a PDO. */
    SUCCESS,
    /** The child is known; its PDO is not created yet. */
    NOT_YET_CREATED,
    /** There is no such child. */
    NO_SUCH_DEVICE
}
