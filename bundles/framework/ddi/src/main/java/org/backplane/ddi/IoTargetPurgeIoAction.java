package org.backplane.ddi;

/** Whether a purge waits for the requests that it cancels (WDF_IO_TARGET_PURGE_IO_ACTION). */
public enum IoTargetPurgeIoAction {
    /** It does. */
    PURGE_IO_AND_WAIT,
    /** It does not. */
    PURGE_IO
}
