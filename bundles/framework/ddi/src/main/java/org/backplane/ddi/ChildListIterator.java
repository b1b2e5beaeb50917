package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A walk over the children of a list (WDF_CHILD_LIST_ITERATOR), as they were when it began.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> whoever opened it.
 */
@ProviderType
public interface ChildListIterator extends AutoCloseable {

    /**
     * Goes to the next child; false if there is none. The getters tell of that child, and throw
     * IllegalStateException before the first and after the last.
     */
    @Ddi({"WdfChildListRetrieveNextDevice", "WdfFdoRetrieveNextStaticChild"})
    boolean retrieveNextDevice();

    /** The child's PDO; null if it is not created yet. */
    Device device();

    /** Whether there is a PDO. */
    ChildListRetrieveDeviceStatus status();

    /** Who the child is; for a static child, its device. */
    Object identificationDescription();

    /** The child's address description; null if it has none. */
    Object addressDescription();

    /** Ends the walk; reports that waited for that take effect. */
    @Override
    @Ddi({"WdfChildListEndIteration", "WdfFdoUnlockStaticChildListFromIteration"})
    void close();
}
