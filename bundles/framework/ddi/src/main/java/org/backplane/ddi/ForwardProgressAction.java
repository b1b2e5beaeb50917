package org.backplane.ddi;

/** What becomes of an IRP for which no request can be made (WDF_IO_FORWARD_PROGRESS_ACTION). */
public enum ForwardProgressAction {
    /** It fails with INSUFFICIENT_RESOURCES. */
    FAIL_REQUEST,
    /** A reserved request serves it, now or when one is free. */
    USE_RESERVED_REQUEST
}
