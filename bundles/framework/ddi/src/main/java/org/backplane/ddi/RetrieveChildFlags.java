package org.backplane.ddi;

/**
 * Which children an iteration is about (WDF_RETRIEVE_CHILD_FLAGS).
 *
 * @param present those that the PnP manager knows of
 * @param missing those that are reported missing, and whose PDO is not gone yet
 * @param pending those that are reported present, and of which the PnP manager has not heard
 */
public record RetrieveChildFlags(boolean present, boolean missing, boolean pending) {

    /** WdfRetrievePresentChildren. */
    public static final RetrieveChildFlags PRESENT = new RetrieveChildFlags(true, false, false);

    /** WdfRetrieveMissingChildren. */
    public static final RetrieveChildFlags MISSING = new RetrieveChildFlags(false, true, false);

    /** WdfRetrievePendingChildren. */
    public static final RetrieveChildFlags PENDING = new RetrieveChildFlags(false, false, true);

    /** WdfRetrieveAddedChildren: present, or about to be. */
    public static final RetrieveChildFlags ADDED = new RetrieveChildFlags(true, false, true);

    /** WdfRetrieveAllChildren. */
    public static final RetrieveChildFlags ALL = new RetrieveChildFlags(true, true, true);
}
