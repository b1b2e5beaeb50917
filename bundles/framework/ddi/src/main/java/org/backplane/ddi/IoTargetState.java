package org.backplane.ddi;

/** What an I/O target does with requests that are sent to it (WDF_IO_TARGET_STATE). */
public enum IoTargetState {
    /** It passes them on. */
    STARTED,
    /** It keeps them until it is started again. */
    STOPPED,
    /** It is closed because its device may be removed; it can be reopened. */
    CLOSED_FOR_QUERY_REMOVE,
    /** It is closed; it can be opened. */
    CLOSED,
    /** It is no more. */
    DELETED,
    /** It refuses them until it is started again. */
    PURGED
}
