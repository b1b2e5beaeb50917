package org.backplane.ddi;

/** What becomes of sent requests when their target is stopped (WDF_IO_TARGET_SENT_IO_ACTION). */
public enum IoTargetSentIoAction {
    /** They are cancelled, and waited for. */
    CANCEL_SENT_IO,
    /** They are waited for. */
    WAIT_FOR_SENT_IO_TO_COMPLETE,
    /** Nothing. */
    LEAVE_SENT_IO_PENDING
}
